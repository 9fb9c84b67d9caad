import { type KeyAction, keyTable } from './keyTable.ts'

/** Two keys belong together when the second comes within this time. */
const pauseMs = 1200

export type KeyReading =
  | { kind: 'action'; action: KeyAction }
  /** The beginning of a sequence: the key is taken, nothing happens yet. */
  | { kind: 'begun' }
  | { kind: 'nothing' }

/** Reads keys one by one, with the sequences among them. Time is `KeyboardEvent.timeStamp`. */
export function createKeyReader(): (key: string, atMs: number) => KeyReading {
  const bindings = keyTable.flatMap((group) => group.bindings)
  let begun: { key: string; atMs: number } | null = null

  return function read(key, atMs) {
    const first = begun && atMs - begun.atMs <= pauseMs ? begun.key : null
    begun = null
    const binding =
      bindings.find(({ keys }) => first !== null && keys[0] === first && keys[1] === key) ??
      bindings.find(({ keys }) => keys.length === 1 && keys[0] === key)
    if (binding) return { kind: 'action', action: binding.action }
    if (!bindings.some(({ keys }) => keys.length > 1 && keys[0] === key)) return { kind: 'nothing' }
    begun = { key, atMs }
    return { kind: 'begun' }
  }
}
