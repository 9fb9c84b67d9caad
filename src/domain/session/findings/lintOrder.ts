import { formatDuration } from '../../../lib/formatDuration.ts'
import type { DigestedTurn, Finding, LintInput } from './finding.ts'

const shown = 50

const sayEvents = (count: number, one: string, many: string) =>
  count === 1 ? `1 event ${one}` : `${count} events ${many}`

/** What stands where it should not, is not known, or was told in two ways. */
export function lintOrder(input: LintInput, turns: readonly DigestedTurn[]): Finding[] {
  return [...afterTheEnd(input, turns), ...restated(input), ...unknownTypes(turns), ...outOfOrder(turns)]
}

function afterTheEnd({ items }: LintInput, turns: readonly DigestedTurn[]): Finding[] {
  const last = turns.find(({ digest }) => digest.endAt !== null)
  if (!last) return []
  const end = last.from + (last.digest.endAt ?? 0)
  const ids: string[] = []
  let count = 0
  for (let index = end + 1; index < items.length; index += 1) {
    const item = items.at(index)
    if (!item || item.source === 'gap' || item.type === 'session.deleted') continue
    count += 1
    if (ids.length < shown) ids.push(item.id)
  }
  if (count === 0) return []
  return [
    {
      key: 'event after the end',
      rule: 'event after the end',
      severity: 'error',
      sentence: `${sayEvents(count, 'came', 'came')} after the session had ended.`,
      eventIds: ids,
    },
  ]
}

function restated({ restatedIds }: LintInput): Finding[] {
  if (restatedIds.length === 0) return []
  return [
    {
      key: 'told twice',
      rule: 'told twice',
      severity: 'warning',
      sentence: `${sayEvents(restatedIds.length, 'was', 'were')} told twice under one id with different content. What the list says is kept.`,
      eventIds: restatedIds.slice(0, shown),
    },
  ]
}

function unknownTypes(turns: readonly DigestedTurn[]): Finding[] {
  const byType = new Map<string, string[]>()
  for (const { digest } of turns) {
    for (const { type, id } of digest.unknown) {
      const ids = byType.get(type)
      if (ids) ids.push(id)
      else byType.set(type, [id])
    }
  }
  return [...byType].map(([type, ids]) => ({
    key: `unknown type ${type}`,
    rule: 'unknown type',
    severity: 'notice',
    sentence: `${sayEvents(ids.length, 'is', 'are')} of a type this console does not know: ${type}.`,
    eventIds: ids.slice(0, shown),
  }))
}

function outOfOrder(turns: readonly DigestedTurn[]): Finding[] {
  const early: { id: string; byMs: number }[] = []
  let lastAtMs: number | null = null
  for (const { digest } of turns) {
    const { first } = digest
    if (first && lastAtMs !== null && first.atMs < lastAtMs) early.push({ id: first.id, byMs: lastAtMs - first.atMs })
    early.push(...digest.early)
    lastAtMs = digest.lastAtMs ?? lastAtMs
  }
  if (early.length === 0) return []
  const most = early.reduce((longest, { byMs }) => Math.max(longest, byMs), 0)
  return [
    {
      key: 'times out of order',
      rule: 'times out of order',
      severity: most >= 1000 ? 'warning' : 'notice',
      sentence: `${sayEvents(early.length, 'carries', 'carry')} an earlier time than the one before, by up to ${formatDuration(most)}.`,
      eventIds: early.slice(0, shown).map(({ id }) => id),
    },
  ]
}
