/** Two keys belong together when the second comes within this time. */
const pauseMs = 1200

export type KeyReading<Action> =
  | { kind: 'action'; action: Action }
  /** The beginning of a sequence: the key is taken, nothing happens yet. */
  | { kind: 'begun' }
  | { kind: 'nothing' }

/**
 * Reads keys one by one, with the sequences among them. Time is `KeyboardEvent.timeStamp`. The key after a beginning
 * means nothing by itself: it may end a sequence that another reader knows.
 */
export function createKeyReader<Action>(
  bindings: readonly { action: Action; keys: readonly string[] }[],
): (key: string, atMs: number) => KeyReading<Action> {
  let begun: { key: string; atMs: number } | null = null

  return function read(key, atMs) {
    const first = begun && atMs - begun.atMs <= pauseMs ? begun.key : null
    begun = null
    const binding =
      first === null
        ? bindings.find(({ keys }) => keys.length === 1 && keys[0] === key)
        : bindings.find(({ keys }) => keys[0] === first && keys[1] === key)
    if (binding) return { kind: 'action', action: binding.action }
    if (!bindings.some(({ keys }) => keys.length > 1 && keys[0] === key)) return { kind: 'nothing' }
    begun = { key, atMs }
    return { kind: 'begun' }
  }
}
