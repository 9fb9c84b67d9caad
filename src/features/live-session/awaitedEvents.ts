/** What the service accepted and the stream has not told yet. */
export function createAwaitedEvents(isKnown: (eventId: string) => boolean) {
  const awaited = new Set<string>()
  let waiting: (() => void)[] = []
  return {
    add(eventId: string): void {
      if (!isKnown(eventId)) awaited.add(eventId)
    },
    /** Looks what has come meanwhile. */
    settle(): void {
      for (const eventId of awaited) if (isKnown(eventId)) awaited.delete(eventId)
    },
    /** Lets go on whoever waits, once nothing is outstanding. */
    release(): void {
      if (awaited.size > 0) return
      const due = waiting
      waiting = []
      for (const resolve of due) resolve()
    },
    /** Resolves when nothing is outstanding. */
    whenShown: (): Promise<void> =>
      awaited.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  }
}
