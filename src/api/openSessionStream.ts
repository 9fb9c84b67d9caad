import { type EventSourceMessage, fetchEventSource } from '@microsoft/fetch-event-source'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { StreamFrame } from '@/domain/session/events.ts'
import { decodeFrame } from './decodeFrame.ts'
import { ApiError, apiPath, toApiError } from './http.ts'
import { wholeLines } from './wholeLines.ts'

export interface StreamOptions {
  /** Resume strictly after this event; null for the live tail. */
  after: string | null
  signal: AbortSignal
  /** The connection stands. The body is read only after this settles. */
  onOpen(): void | Promise<void>
  /** The headers of the answer, before `onOpen`. */
  onHeaders?(headers: Headers): void
  onFrame(frame: StreamFrame): void
  /** Something arrived, be it a comment or a piece of a frame. */
  onBytes(): void
}

/**
 * Opens one connection to a session's stream. Resolves when the server ended it or the signal was aborted, rejects with
 * `ApiError` when it was refused or broke. Whether to open another is for the caller to decide.
 */
export async function openSessionStream(ref: ResourceRef, options: StreamOptions): Promise<void> {
  try {
    await connect(ref, options, true)
  } catch (error) {
    // A server that does not know the selection of deltas refuses it. The events themselves do not need it.
    if (options.signal.aborted || !(error instanceof ApiError) || error.status !== 400) throw error
    await connect(ref, options, false)
  }
}

/** Tells the connections of this page apart in the ids of events that bring none. */
let connections = 0

async function connect(ref: ResourceRef, options: StreamOptions, withDeltas: boolean): Promise<void> {
  const { after, signal, onOpen, onFrame, onBytes } = options
  if (signal.aborted) return // the library only listens for an abort yet to come
  connections += 1
  const connection = connections
  let frames = 0
  await fetchEventSource(streamPath(ref, after, withDeltas), {
    signal,
    headers: { accept: 'text/event-stream', ...(after === null ? {} : { 'last-event-id': after }) },
    cache: 'no-store',
    openWhenHidden: true, // by default a hidden tab is disconnected and later reconnected without a word
    fetch: async (input, init) => watched(await reach(input, init), onBytes),
    async onopen(response) {
      if (!response.ok) throw await toApiError(response)
      if (!response.headers.get('content-type')?.toLowerCase().startsWith('text/event-stream') || !response.body) {
        throw new ApiError('The server answered the stream with something else. A proxy may stand in between.', {
          status: response.status,
          type: 'not_a_stream',
        })
      }
      options.onHeaders?.(response.headers)
      await onOpen()
    },
    onmessage(message: EventSourceMessage) {
      if (signal.aborted) return
      frames += 1
      const frame = decodeFrame(message, () => `local:stream:${connection}:${frames}`)
      if (frame) onFrame(frame)
    },
    onerror(error) {
      throw toStreamError(error) // rethrowing turns the library's own retry off
    },
  })
}

function streamPath(ref: ResourceRef, after: string | null, withDeltas: boolean): string {
  const query = new URLSearchParams()
  if (after !== null) query.set('after_id', after) // how the older form of the API resumes; the newer one reads the header
  if (withDeltas) {
    query.append('event_deltas[]', 'agent.message')
    query.append('event_deltas[]', 'agent.thinking')
  }
  const path = apiPath(ref.workspace, 'sessions', ref.id, 'events', 'stream')
  return query.size > 0 ? `${path}?${query}` : path
}

async function reach(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Response> {
  try {
    return await fetch(input, init)
  } catch (error) {
    if (init?.signal?.aborted) throw error
    throw new ApiError('The console’s server could not be reached.', { status: 0, type: 'network_error' })
  }
}

function watched(response: Response, onBytes: () => void): Response {
  if (!response.ok || !response.body) return response
  const { status, statusText, headers } = response
  return new Response(wholeLines(response.body, onBytes), { status, statusText, headers })
}

const toStreamError = (error: unknown): unknown =>
  error instanceof ApiError || !(error instanceof TypeError)
    ? error
    : new ApiError('The stream broke off.', { status: 0, type: 'network_error' })
