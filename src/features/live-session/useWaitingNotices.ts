import { useEffect, useEffectEvent, useRef } from 'react'
import type { PendingAction } from '@/domain/session/liveSessionContract.ts'
import { notifyWaiting } from './waitingNotices.ts'

/** Notifies of each action that begins to wait while the page is open. What waited before is on screen already. */
export function useWaitingNotices(
  pending: readonly PendingAction[],
  say: (action: PendingAction) => string,
  onReveal: (eventId: string) => void,
): void {
  const known = useRef<Set<string> | null>(null)
  const tell = useEffectEvent((action: PendingAction) =>
    notifyWaiting({
      title: `${action.name ?? 'A tool'} waits for you`,
      body: say(action),
      tag: action.eventId,
      onClick: () => onReveal(action.eventId),
    }),
  )
  useEffect(() => {
    const before = known.current
    known.current = new Set([...(before ?? []), ...pending.map((action) => action.eventId)])
    if (!before) return
    for (const action of pending) if (!before.has(action.eventId)) tell(action)
  }, [pending])
}
