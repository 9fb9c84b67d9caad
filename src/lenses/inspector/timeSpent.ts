import type { CallRow, RequestRow } from '@/domain/session/timeline.ts'

/** A stretch of time on the way from a model request to a result. `endMs` null: it goes on, or its end was never told. */
export interface Phase {
  name: string
  kind: 'span' | 'wait' | 'tool' | 'message' | 'thinking'
  startMs: number
  endMs: number | null
}

export interface TimeSpent {
  phases: Phase[]
  /** What the log cannot tell, in sentences. */
  unknown: string[]
}

interface CallTimes {
  call: CallRow
  request: RequestRow | null
  /** When a person answered; null when nobody was asked or the time is not known. */
  confirmedAtMs: number | null
  wasAsked: boolean
}

/** Where the time of a call went, as far as its events tell. */
export function timeOfCall({ call, request, confirmedAtMs, wasAsked }: CallTimes): TimeSpent {
  const phases: Phase[] = []
  const unknown: string[] = []
  const { atMs, endedAtMs } = call
  if (atMs === null) return { phases, unknown: ['The event does not say when it happened.'] }
  const requestAtMs = request?.atMs ?? null
  if (requestAtMs !== null && requestAtMs <= atMs) {
    phases.push({ name: 'Model request', kind: 'span', startMs: requestAtMs, endMs: atMs })
  } else {
    unknown.push('The model request that wrote this call is not known.')
  }
  let ranFromMs = atMs
  if (wasAsked) {
    const isOver = confirmedAtMs !== null || endedAtMs !== null || call.outcome === 'interrupted'
    if (confirmedAtMs !== null && confirmedAtMs >= atMs) {
      phases.push({ name: 'Waiting for you', kind: 'wait', startMs: atMs, endMs: confirmedAtMs })
      ranFromMs = confirmedAtMs
    } else if (!isOver) {
      phases.push({ name: 'Waiting for you', kind: 'wait', startMs: atMs, endMs: null })
      return { phases, unknown }
    } else {
      unknown.push('When a person answered is not known, so the wait is part of the time of the tool.')
    }
  } else if (request?.endedAtMs != null && request.endedAtMs > atMs && request.endedAtMs < (endedAtMs ?? 0)) {
    phases.push({ name: 'Queued', kind: 'wait', startMs: atMs, endMs: request.endedAtMs })
    ranFromMs = request.endedAtMs
    unknown.push('When a tool begins is not told. Queued is the time from the call to the end of its request.')
  }
  if (call.outcome === 'denied') {
    unknown.push('It was not run.')
  } else if (endedAtMs !== null) {
    phases.push({ name: call.name, kind: 'tool', startMs: ranFromMs, endMs: Math.max(endedAtMs, ranFromMs) })
  } else if (call.outcome === 'running') {
    phases.push({ name: call.name, kind: 'tool', startMs: ranFromMs, endMs: null })
  } else {
    unknown.push('There is no result, so how long the tool ran is not known.')
  }
  return { phases, unknown }
}

/** Where the time of a model request went: until its first sign, and from there to its end. */
export function timeOfRequest(request: RequestRow, firstSignAtMs: number | null): TimeSpent {
  const { atMs, endedAtMs } = request
  if (atMs === null) return { phases: [], unknown: ['The event does not say when it happened.'] }
  const isOpen = endedAtMs === null && !request.isInterrupted
  const unknown = endedAtMs === null && !isOpen ? ['It was interrupted; when it ended is not known.'] : []
  const hasSign = firstSignAtMs !== null && firstSignAtMs >= atMs && (endedAtMs === null || firstSignAtMs <= endedAtMs)
  if (!hasSign) {
    const phases: Phase[] =
      endedAtMs === null && !isOpen ? [] : [{ name: 'Model request', kind: 'span', startMs: atMs, endMs: endedAtMs }]
    return { phases, unknown }
  }
  const phases: Phase[] = [{ name: 'To first event', kind: 'span', startMs: atMs, endMs: firstSignAtMs }]
  if (endedAtMs !== null || isOpen) {
    phases.push({ name: 'To its end', kind: 'message', startMs: firstSignAtMs, endMs: endedAtMs })
  }
  return { phases, unknown }
}
