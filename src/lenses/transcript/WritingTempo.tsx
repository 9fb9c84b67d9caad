import type { Draft, Stall } from '@/domain/session/timeline.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayCount } from '../quantities.ts'
import { useNow, useTranscriptSource } from './TranscriptSource.ts'

const stallMs = 1000

/** How long the first text took and where the writing stalled; nothing where this page did not see it written. */
export function WritingTempo({ eventId, draft }: { eventId: string; draft: Draft | null }) {
  const { tempos } = useTranscriptSource()
  const now = useNow(draft !== null, 500)
  const tempo = tempos.of(eventId)
  const firstMs =
    tempo?.firstTextMs ?? (draft?.firstTextAtMs === undefined ? null : draft.firstTextAtMs - draft.startedAtMs)
  const stalls = sayStalls(draft?.stalls ?? tempo?.stalls ?? [])
  const silentMs = draft ? now - (draft.lastTextAtMs ?? draft.startedAtMs) : 0
  const isStalled = silentMs > stallMs
  const facts = [
    firstMs === null ? null : `first token ${formatDuration(Math.max(0, firstMs))}`,
    stalls,
    isStalled ? `${firstMs === null ? 'no text yet' : 'no text'} for ${formatDuration(silentMs)}` : null,
  ].filter((fact) => fact !== null)
  if (facts.length === 0) return null
  return (
    <p className={cn('pt-1 text-mini tabular-nums', isStalled ? 'text-k-wait' : 'text-ink-3')}>{facts.join(' · ')}</p>
  )
}

/** Pauses in words: each of the first three, else how many and the longest. */
export function sayStalls(stalls: readonly Stall[]): string | null {
  const longest = stalls.reduce<Stall | null>((most, stall) => (most && most.ms >= stall.ms ? most : stall), null)
  if (!longest) return null
  if (stalls.length <= 3) return stalls.map((stall) => `stalled ${sayStall(stall)}`).join(' · ')
  return `${stalls.length} stalls, the longest ${sayStall(longest)}`
}

const sayStall = ({ ms, afterCharacters }: Stall) =>
  `${formatDuration(ms)} after ${sayCount(afterCharacters, 'character')}`
