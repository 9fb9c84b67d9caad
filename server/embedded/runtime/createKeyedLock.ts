export type KeyedLock = <T>(key: string, action: () => Promise<T>) => Promise<T>

/** One action at a time for each key, in the order of the calls. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>()
  return (key, action) => {
    const before = tails.get(key) ?? Promise.resolve()
    const result = before.then(action)
    // The queue goes on after a failure; the caller of that action has its own rejection.
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    tails.set(key, tail)
    return result
  }
}
