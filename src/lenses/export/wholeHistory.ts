import type { LiveSession } from '@/domain/session/liveSessionContract.ts'

interface WholeHistoryOptions {
  signal: AbortSignal
  /** How many events are here. */
  onProgress: (eventCount: number) => void
}

/** Resolves when an open session holds its history from the beginning, which it asks for as long as there is more. */
export function wholeHistory(
  session: Pick<LiveSession, 'subscribe' | 'getSnapshot' | 'loadOlder'>,
  { signal, onProgress }: WholeHistoryOptions,
): Promise<void> {
  const before = session.getSnapshot()
  // What failed before may succeed now.
  if (before.history === 'failed') session.loadOlder()
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      unsubscribe()
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    const onAbort = () => end(() => reject(new Error('The export was cancelled.')))
    const look = () => {
      const snapshot = session.getSnapshot()
      const { phase, history, error, items } = snapshot
      onProgress(items.length)
      if (history === 'complete') end(resolve)
      else if (phase === 'failed' || (history === 'failed' && snapshot !== before))
        end(() => reject(new Error(`The events before could not be read. ${error?.message ?? 'Try it again.'}`)))
      else if (history === 'more') session.loadOlder()
    }
    const unsubscribe = session.subscribe(look)
    signal.addEventListener('abort', onAbort, { once: true })
    look()
  })
}
