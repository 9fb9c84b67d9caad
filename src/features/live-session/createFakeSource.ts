import { ApiError, type EventPage, type StreamOptions } from '@/api/sessionEvents.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ReceivedEvent, StreamFrame } from '@/domain/session/events.ts'
import { readReceived } from '@/domain/session/testing/events.ts'
import type { SessionSource } from './sessionSource.ts'

interface Open {
  options: StreamOptions
  isRead: boolean
  /** How many stored events this connection was told. */
  told: number
  end(): void
  fail(error: Error): void
}

/** A server held in memory: it stores, lists and streams, and breaks when it is told to. */
export function createFakeSource(stored: ReceivedEvent[], pageSize = 100) {
  const opened: (string | null)[] = []
  let current: Open | null = null
  let onOpened: (() => void)[] = []
  /** What the next connections and lists are refused with; null lets one through. */
  const streamRefusals: (Error | null)[] = []
  const listRefusals: (Error | null)[] = []
  const lists: string[] = []

  /** Whether it ignores cursors, and only ever tells what comes. */
  const server = { tailOnly: false }

  const indexOf = (id: string) => stored.findIndex(({ event }) => event.id === id)

  const tell = () => {
    if (!current?.isRead) return
    for (const received of stored.slice(current.told)) current.options.onFrame({ kind: 'event', ...received })
    current.told = stored.length
  }

  const page = (from: number, to: number, next: Cursor | null): EventPage => ({ events: stored.slice(from, to), next })

  /** Only a cursor can be refused with 400: asked for without one, such a refusal is void. */
  const refuse = (refusals: (Error | null)[], hasCursor: boolean) => {
    const refusal = refusals.shift()
    if (refusal instanceof ApiError && refusal.status === 400 && !hasCursor) return
    if (refusal) throw refusal
  }

  const source: SessionSource = {
    async open(options) {
      opened.push(options.after)
      for (const run of onOpened) run()
      refuse(streamRefusals, options.after !== null)
      const isTail = options.after === null || server.tailOnly
      const place = isTail ? stored.length - 1 : indexOf(options.after ?? '')
      if (!isTail && place === -1) throw new ApiError('Unknown cursor.', { status: 400, type: 'invalid_request_error' })
      await new Promise<void>((resolve, reject) => {
        const connection: Open = { options, isRead: false, told: place + 1, end: resolve, fail: reject }
        current = connection
        options.signal.addEventListener('abort', () => resolve())
        options.onHeaders?.(new Headers({ 'content-type': 'text/event-stream' }))
        Promise.resolve(options.onOpen()).then(() => {
          connection.isRead = true
          tell()
        }, reject)
      })
    },
    async listOlder(cursor) {
      lists.push(`older ${JSON.stringify(cursor)}`)
      refuse(listRefusals, false)
      const end = cursor && 'after_id' in cursor ? indexOf(cursor.after_id) : stored.length
      const start = Math.max(0, end - pageSize)
      const first = stored[start]
      return page(start, end, start > 0 && first ? { after_id: first.event.id } : null)
    },
    async listNewer(cursor) {
      lists.push(`newer ${JSON.stringify(cursor)}`)
      refuse(listRefusals, cursor !== null)
      const place = cursor && 'after_id' in cursor ? indexOf(cursor.after_id) : -1
      if (cursor && place === -1) throw new ApiError('Unknown cursor.', { status: 400, type: 'invalid_request_error' })
      const end = Math.min(stored.length, place + 1 + pageSize)
      const last = stored[end - 1]
      return page(place + 1, end, end < stored.length && last ? { after_id: last.event.id } : null)
    },
    listThread: async () => ({ events: [], next: null }),
    decode: readReceived,
  }

  return Object.assign(server, source, {
    stored,
    lists,
    /** The cursor of each connection so far. */
    opened,
    streamRefusals,
    listRefusals,
    /** Settles when the connection of this number (from 1) is asked for. */
    reached: (count: number) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (opened.length >= count) resolve()
        }
        onOpened = [...onOpened, check]
        check()
      }),
    /** Stores an event and tells whoever is connected. */
    say(received: ReceivedEvent) {
      stored.push(received)
      tell()
    },
    /** Sends a frame that is not stored. */
    send(frame: StreamFrame) {
      current?.options.onBytes()
      current?.options.onFrame(frame)
    },
    /** Ends the connection, or breaks it with an error. */
    drop(error?: Error) {
      if (error) current?.fail(error)
      else current?.end()
      current = null
    },
    signal: () => current?.options.signal,
  })
}
