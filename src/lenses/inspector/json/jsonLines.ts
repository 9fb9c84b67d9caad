import { childrenOf, decodeJsonString, type JsonNode } from '@/lib/losslessJson.ts'
import { childPlaces, type JsonPlace } from './JsonPlace.ts'

/** One line of a JSON tree. Only `value` lines are items of the tree; the others belong to the item above them. */
export type JsonLine =
  | { kind: 'value'; place: JsonPlace; isOpen: boolean }
  | { kind: 'text'; place: JsonPlace; text: string }
  | { kind: 'close'; place: JsonPlace }

/** Strings beyond this are folded and say their size. */
export const longString = 10_000
/** Strings up to this long are shown whole on their line. */
const shortString = 120
const piece = 120
const deepest = 100

/** Whether there is something to open: a container with something in it, or a string of more than one line. */
export function canOpen(node: JsonNode): boolean {
  if (node.kind === 'string') return node.raw.length > shortString || node.raw.includes('\\n')
  return childrenOf(node).length > 0
}

/** The lines to show while these places are open, by id. */
export function toJsonLines(root: JsonPlace, open: ReadonlySet<string>): JsonLine[] {
  const lines: JsonLine[] = []
  const work: (JsonPlace | JsonLine)[] = [root]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if ('kind' in next) {
      lines.push(next)
      continue
    }
    const place = next
    const isOpen = open.has(place.id) && canOpen(place.node)
    lines.push({ kind: 'value', place, isOpen })
    if (!isOpen) continue
    if (place.node.kind === 'string') {
      for (const text of pieces(decodeJsonString(place.node.raw))) lines.push({ kind: 'text', place, text })
    } else {
      work.push({ kind: 'close', place })
      pushReversed(work, childPlaces(place))
    }
  }
  return lines
}

/** A long text as lines of a bounded length: its own line breaks, and cuts where a line is too long. */
function* pieces(text: string): Generator<string> {
  for (const line of text.split('\n')) {
    let from = 0
    do {
      const isSplitPair = line.charCodeAt(from + piece - 1) >> 10 === 0x36
      const to = from + piece + (isSplitPair ? 1 : 0)
      yield line.slice(from, to)
      from = to
    } while (from < line.length)
  }
}

/** Ids of what is open at first: levels from the root on, as long as they fit into `budget` lines. */
export function openAtFirst(root: JsonPlace, budget = 60): Set<string> {
  const open = new Set<string>()
  let level = [root]
  let lines = 1
  while (level.length > 0) {
    const next: JsonPlace[] = []
    for (const place of level) {
      const size = childrenOf(place.node).length
      if (size === 0 || (lines + size > budget && place.parent)) continue
      open.add(place.id)
      lines += size + 1
      if (lines <= budget) next.push(...childPlaces(place))
    }
    level = next
  }
  return open
}

/** Ids of all containers inside `from`, itself included; at most 100 levels of them. Strings stay folded. */
export function containersIn(from: JsonPlace): string[] {
  const ids: string[] = []
  const work = [from]
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    if (childrenOf(place.node).length === 0 || place.depth > from.depth + deepest) continue
    ids.push(place.id)
    work.push(...childPlaces(place))
  }
  return ids
}

/** Puts items on a stack so that the first is taken first. */
export function pushReversed<Item>(stack: Item[], items: readonly Item[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) stack.push(items[index] as Item) // the index is one of its own
}
