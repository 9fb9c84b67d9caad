import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import type { Health } from './readHealth.ts'
import { sayCompleteness, sayPlace } from './sayCompleteness.ts'

const instant = (atMs: number | null) => (atMs === null ? 'never' : new Date(atMs).toISOString())

const list = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines.map((line) => `- ${line}`)]

/**
 * The state of a stream as Markdown, for somebody who is to help: what happened when, and no content of the session,
 * no address and no token.
 */
export function streamReport(
  { stats, completeness }: Pick<LiveSessionSnapshot, 'stats' | 'completeness'>,
  { record, diagnoses, findings, atMs }: Health,
): string {
  const { reconnects, heartbeats } = record
  const isSettled = completeness.state === 'proven' || completeness.state === 'missing'
  return withoutSecrets(
    [
      '# Stream report',
      '',
      `Made ${instant(atMs)}.`,
      '',
      `- State: ${stats.state}`,
      `- Events: ${stats.events}, last ${stats.lastId ?? 'none'}`,
      `- Connection opened: ${instant(record.openedAtMs)}, first byte: ${instant(record.firstByteAtMs)}, encoding: ${record.contentEncoding ?? 'none'}`,
      `- Last byte: ${instant(record.lastHeardAtMs)}, longest silence: ${formatDuration(record.longestSilenceMs)}`,
      `- Last heartbeat: ${instant(heartbeats.at(-1) ?? null)}`,
      `- Duplicates dropped: ${stats.duplicatesDropped}, gaps found: ${stats.gapsFound}, filled: ${stats.gapsFilled}`,
      `- Completeness: ${sayCompleteness(completeness)}`,
      ...list('Missing events', isSettled ? completeness.missing.map(sayPlace) : []),
      ...list(
        `Reconnects (${stats.reconnects})`,
        reconnects.map(
          ({ brokeAtMs, restoredAtMs, reason, attempts }) =>
            `${instant(brokeAtMs)}: ${reason} ${restoredAtMs === null ? 'Not restored' : `Restored after ${formatDuration(restoredAtMs - brokeAtMs)}`}, ${attempts} tried.`,
        ),
      ),
      ...list(
        'Diagnosis',
        diagnoses.map(
          ({ title, seen, confidence }) => `${title}${confidence ? ` (${confidence} confidence)` : ''}. ${seen}`,
        ),
      ),
      ...list(
        `Findings (${findings.length})`,
        findings.map(
          ({ severity, sentence, eventIds }) => `${severity}: ${withoutQuotes(sentence)} ${eventIds.join(', ')}`,
        ),
      ),
      '',
    ].join('\n'),
  )
}

/** Commands and paths are content of the session. */
const withoutQuotes = (sentence: string) => sentence.replace(/ “[^”]*”/g, '')

/** What a reason may quote of addresses and secrets. */
const withoutSecrets = (text: string) =>
  text
    .replace(/\b[a-z]+:\/\/[^\s"'”)]+/gi, '(address)')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '(address)')
    .replace(/\bBearer\s+\S+|\b(?:sk|pat|pt|ghp|tok)[-_][\w-]{8,}/gi, '(secret)')
