import { toFacts } from '../session/entryFacts.ts'
import { createEventStore, type EventStore, type EventStoreOptions } from '../session/eventStore.ts'
import type { KeptEvent } from '../session/logEntry.ts'
import type { MinimapBins } from '../session/minimap/minimapBins.ts'
import type { RecordedEntry } from './recording.ts'
import { createTapeBars } from './tapeBars.ts'
import { createTapeClock, type Pause, type TapeClock } from './tapeClock.ts'

export type TapeStep =
  | { kind: 'event'; event: KeptEvent }
  | { kind: 'draft_start'; atMs: number; eventId: string; type: string }
  | { kind: 'draft_delta'; atMs: number; eventId: string; index: number; text: string }

/**
 * A recording made ready to be played. A position is a number of steps that have happened: 0 is before the first one,
 * `length` behind the last.
 */
export interface Tape {
  readonly length: number
  readonly eventCount: number
  step(index: number): TapeStep | undefined
  clock: TapeClock
  pauses: readonly Pause[]
  /** What went on when, in time on the tape. */
  bars: MinimapBins
  /** The positions just behind each input of a person: the chapters of the session. */
  chapters: readonly number[]
  /** The position just behind an event; -1 when it is not on the tape. */
  positionOf(eventId: string): number
  /** Where the payloads of the events are read. */
  store: EventStore
}

/** Takes the entries of a recording in their order and makes a tape of them. An event that comes again counts once. */
export function createTapeBuilder(options: EventStoreOptions) {
  const store = createEventStore(options)
  const steps: TapeStep[] = []
  const positions = new Map<string, number>()
  const chapters: number[] = []
  const clock = createTapeClock()
  const bars = createTapeBars()
  let eventCount = 0

  const addEvent = (entry: RecordedEntry & { kind: 'event' }) => {
    const fallback = { id: entry.id ?? `recorded:${eventCount}`, type: entry.type ?? '' }
    const decoded = options.decode(entry.rawJson, fallback)
    const known = positions.get(decoded.id)
    if (known !== undefined) {
      const before = steps[known - 1]
      if (before?.kind !== 'event') return
      before.event.facts = toFacts(decoded)
      before.event.payload = store.put(entry.rawJson)
      return
    }
    const hasOwnId = decoded.hasOwnId || entry.id !== undefined
    const facts = toFacts(decoded)
    const event = { id: decoded.id, hasOwnId, facts, payload: store.put(entry.rawJson), arrivedAtMs: entry.atMs }
    steps.push({ kind: 'event', event })
    positions.set(decoded.id, steps.length)
    if (facts.role === 'input') chapters.push(steps.length)
    clock.add(entry.atMs ?? decoded.atMs)
    bars.event(event, clock.durationMs)
    eventCount += 1
  }

  return {
    add(entry: RecordedEntry): void {
      if (entry.kind === 'event') {
        addEvent(entry)
      } else {
        clock.add(entry.atMs)
        steps.push({ ...entry, atMs: clock.lastAtMs() ?? 0 })
        if (entry.kind === 'draft_start') bars.draft(entry.eventId, clock.durationMs)
      }
    },
    build(): Tape {
      return {
        length: steps.length,
        eventCount,
        step: (index) => steps[index],
        clock,
        pauses: clock.pauses(),
        bars: bars.finish(clock.durationMs),
        chapters,
        positionOf: (eventId) => positions.get(eventId) ?? -1,
        store,
      }
    },
  }
}
