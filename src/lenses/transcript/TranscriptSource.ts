import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { SessionEvent } from '@/domain/session/events.ts'
import type { CallRow } from '@/domain/session/timeline.ts'
import type { DownloadFile } from '../sessionView.ts'
import type { Disclosures } from './createDisclosures.ts'
import type { TempoMemory } from './createTempoMemory.ts'
import { type FoldLevel, opensAt } from './foldLevel.ts'

/** What a transcript is drawn from. Whether it is live, replayed or compared is known to whoever provides this. */
export interface TranscriptSource {
  /** The event with its payload; undefined when the log does not hold it. */
  read(eventId: string): SessionEvent | undefined
  /** The event's JSON exactly as received. */
  rawJson(eventId: string): string | undefined
  /** The present instant of what is shown, in milliseconds since the epoch. */
  now(): number
  /**
   * Draws what a waiting call asks of a person, from its tool use as it may be seen; undefined while the log does not hold
   * that. Null where nobody can answer.
   */
  renderWaiting(call: CallRow, use: SessionEvent | undefined): ReactNode
  /** Downloads a file of the session; left out where none can be. */
  download?: DownloadFile
}

interface TranscriptContextValue extends TranscriptSource {
  disclosures: Disclosures
  foldLevel: FoldLevel
  tempos: TempoMemory
}

export const TranscriptContext = createContext<TranscriptContextValue | null>(null)

export function useTranscriptSource(): TranscriptContextValue {
  const value = use(TranscriptContext)
  if (!value) throw new Error('A transcript row is drawn outside of a transcript.')
  return value
}

/** Downloads a file; null where none can be, and outside of a transcript. */
export function useDownload(): DownloadFile | null {
  return use(TranscriptContext)?.download ?? null
}

/** The payload of a row's event. Read again when the row changes, since an event may arrive after its row. */
export function useEvent(eventId: string | null, row: unknown): SessionEvent | undefined {
  const source = useTranscriptSource()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed row is what tells that the event may be there now
  return useMemo(() => (eventId === null ? undefined : source.read(eventId)), [source, eventId, row])
}

/**
 * Open or closed, remembered while the row is scrolled out of the page and until the fold level changes. What it is at
 * first holds as long as the row is in the page, so that nothing closes under the reader's eyes.
 */
export function useDisclosure(
  key: string,
  isOpenAtFirst: boolean,
  kind?: 'call' | 'thinking',
): [boolean, (isOpen: boolean) => void] {
  const { disclosures, foldLevel } = useTranscriptSource()
  const first = { disclosures, isOpen: isOpenAtFirst && (!kind || opensAt(foldLevel, kind)) }
  const [atFirst, setAtFirst] = useState(first)
  if (atFirst.disclosures !== disclosures) setAtFirst(first)
  const chosen = useSyncExternalStore(disclosures.subscribe, () => disclosures.get(key))
  const toggle = useCallback((next: boolean) => disclosures.set([key], next), [disclosures, key])
  return [chosen ?? (atFirst.disclosures === disclosures ? atFirst : first).isOpen, toggle]
}

/** The present instant, again every `everyMs` while `isTicking`. */
export function useNow(isTicking: boolean, everyMs = 500): number {
  const { now } = useTranscriptSource()
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isTicking) return
    const timer = setInterval(() => tick((count) => count + 1), everyMs)
    return () => clearInterval(timer)
  }, [isTicking, everyMs])
  return now()
}
