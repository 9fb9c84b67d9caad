import { useMemo } from 'react'
import { createSightMask } from '@/domain/recording/redaction/sightMask.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import type { Draft, TimelineRow } from '@/domain/session/timeline.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'

/** What the stage is drawn from, as the audience may see it. */
export interface ShownSource {
  source: TranscriptSource
  row(row: TimelineRow): TimelineRow
  draft(draft: Draft): Draft
  text(text: string): string
}

/** The source with secrets and costs masked, or as it is. `rows` are looked through before they are shown. */
export function useMaskedSource(
  source: TranscriptSource,
  known: Readonly<Record<string, string>>,
  isMasked: boolean,
  rows: readonly TimelineRow[],
): ShownSource {
  // The values may be known only after the stage was drawn for the first time.
  const knownValues = JSON.stringify(known)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same values are another object each time
  const [mask, learned] = useMemo(() => [createSightMask(known), new Set<string>()] as const, [knownValues])
  if (isMasked) {
    for (const row of rows) {
      for (const id of [row.eventId, row.kind === 'call' ? row.resultId : null]) {
        const rawJson = id === null || learned.has(id) ? undefined : source.rawJson(id)
        if (id === null || rawJson === undefined) continue
        learned.add(id)
        mask.learn(rawJson)
      }
    }
  }
  const { version } = mask
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was learned since makes other masks, and the version tells
  return useMemo(() => {
    if (!isMasked) return { source, row: (row) => row, draft: (draft) => draft, text: (text) => text }
    const events = new Map<string, SessionEvent | undefined>()
    return {
      source: {
        ...source,
        read(eventId) {
          const event = source.read(eventId)
          if (!events.has(eventId)) events.set(eventId, event && mask.value(event))
          return event && events.get(eventId)
        },
        rawJson: (eventId) => source.rawJson(eventId),
        renderWaiting: (call, use) => source.renderWaiting(call, use && mask.value(use)),
      },
      row: (row) => mask.value(row),
      draft: (draft) => ({ ...draft, blocks: mask.value(draft.blocks) }),
      text: mask.text,
    }
  }, [source, mask, isMasked, version])
}
