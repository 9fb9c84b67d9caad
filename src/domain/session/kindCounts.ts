import type { EventKind, KindCounts } from './logItems.ts'

const none: KindCounts = {
  user: 0,
  thinking: 0,
  message: 0,
  tool: 0,
  span: 0,
  status: 0,
  wait: 0,
  error: 0,
  unknown: 0,
}

/** Counts events by kind while they come and change. */
export function createKindCounts() {
  const counts: Record<EventKind, number> = { ...none }
  let shown: KindCounts | null = none
  const change = (kind: EventKind, by: number) => {
    counts[kind] += by
    shown = null
  }
  return {
    add: (kind: EventKind) => change(kind, 1),
    /** An event turned out to be of another kind. */
    move(from: EventKind, to: EventKind) {
      if (from === to) return
      change(from, -1)
      change(to, 1)
    },
    /** Same reference as long as nothing changed. */
    read(): KindCounts {
      shown ??= { ...counts }
      return shown
    },
  }
}
