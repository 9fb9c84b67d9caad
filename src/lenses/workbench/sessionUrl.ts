import type { EventKind } from '@/domain/session/logItems.ts'
import type { TimeMode } from '@/lenses/events/sayTime.ts'
import type { TimeWindow } from '@/lenses/sessionView.ts'

const lensNames = ['transcript', 'trace', 'events', 'threads'] as const
export type LensName = (typeof lensNames)[number]

const timeModes: readonly TimeMode[] = ['offset', 'clock', 'step']

const eventKinds: readonly EventKind[] = [
  'user',
  'thinking',
  'message',
  'tool',
  'span',
  'status',
  'wait',
  'error',
  'unknown',
]

const presentParam = 'present'

/** A search string that keeps what is there and begins the presentation. */
export function presentSearch(search: URLSearchParams): URLSearchParams {
  const changed = new URLSearchParams(search)
  changed.set(presentParam, '1')
  return changed
}

/** What a copied link to a session restores. */
export interface SessionUrl {
  lens: LensName
  eventId: string | null
  query: string
  hiddenKinds: ReadonlySet<EventKind>
  window: TimeWindow
  timeMode: TimeMode
  isPresenting: boolean
}

/** Reads the search parameters. What cannot be read is as if it were not there. */
export function readSessionUrl(search: URLSearchParams): SessionUrl {
  const hidden = (search.get('hide') ?? '').split(',')
  const [from, to] = (search.get('window') ?? '').split('-').map(Number)
  const hasWindow = from !== undefined && to !== undefined && from < to
  return {
    lens: lensNames.find((name) => name === search.get('lens')) ?? 'transcript',
    eventId: search.get('event') || null,
    query: search.get('q') ?? '',
    hiddenKinds: new Set(eventKinds.filter((kind) => hidden.includes(kind))),
    window: hasWindow ? { startMs: from, endMs: to } : null,
    timeMode: timeModes.find((mode) => mode === search.get('time')) ?? 'offset',
    isPresenting: search.get(presentParam) === '1',
  }
}

/** The search parameters with this state in them. Others stay; what is as at first is left out. */
export function writeSessionUrl(search: URLSearchParams, state: SessionUrl): URLSearchParams {
  const next = new URLSearchParams(search)
  const set = (name: string, value: string | null) => {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  const { lens, timeMode, window } = state
  set('lens', lens === 'transcript' ? null : lens)
  set('event', state.eventId)
  set('q', state.query)
  set('hide', [...state.hiddenKinds].join(','))
  set('window', window && `${Math.round(window.startMs)}-${Math.round(window.endMs)}`)
  set('time', timeMode === 'offset' ? null : timeMode)
  set(presentParam, state.isPresenting ? '1' : null)
  return next
}
