import { useEffect, useRef, useState } from 'react'
import type { Cursor } from '@/domain/page.ts'
import type { ListThread, ReceivedEvent } from '@/domain/session/events.ts'

interface ThreadEventsState {
  events: readonly ReceivedEvent[]
  isReading: boolean
  /** Whether the end was reached: more may have happened since. */
  isAtEnd: boolean
  error: string | null
}

/** A thread's own events, page by page: the first at once, the next when asked for. Mount anew for another thread. */
export function useThreadEvents(threadId: string, list: ListThread): ThreadEventsState & { readOn(): void } {
  const [state, setState] = useState<ThreadEventsState>({ events: [], isReading: true, isAtEnd: false, error: null })
  const cursor = useRef<Cursor | null>(null)
  const running = useRef<AbortController | null>(null)

  const read = async () => {
    const controller = new AbortController()
    running.current?.abort()
    running.current = controller
    setState((before) => ({ ...before, isReading: true, error: null }))
    try {
      const page = await list(threadId, cursor.current, controller.signal)
      if (controller.signal.aborted) return
      const lastId = page.events.at(-1)?.event.id
      cursor.current = page.next ?? (lastId === undefined ? cursor.current : { after_id: lastId })
      setState(({ events }) => {
        const known = new Set(events.map(({ event }) => event.id))
        const fresh = page.events.filter(({ event }) => !known.has(event.id))
        return { events: [...events, ...fresh], isReading: false, isAtEnd: page.next === null, error: null }
      })
    } catch (error) {
      if (controller.signal.aborted) return
      const message = error instanceof Error ? error.message : 'They could not be read.'
      setState((before) => ({ ...before, isReading: false, error: message }))
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the thread is opened
  useEffect(() => {
    void read()
    return () => running.current?.abort()
  }, [])

  return { ...state, readOn: () => void read() }
}
