import { diffLines } from './diffLines.ts'

export interface SideLine {
  /** From 1. */
  number: number
  text: string
}

/** One line of two texts side by side: the same in both, changed, or there on one side only. */
export type LinePair =
  | { kind: 'same' | 'changed'; left: SideLine; right: SideLine }
  | { kind: 'left'; left: SideLine; right: null }
  | { kind: 'right'; left: null; right: SideLine }

/** Lines of two texts side by side; a line that was taken away stands beside the one that took its place. */
export function sideBySide(left: string, right: string): LinePair[] {
  const pairs: LinePair[] = []
  let removed: SideLine[] = []
  let added: SideLine[] = []
  let rightNumber = 0
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      const [one, other] = [removed[index], added[index]]
      if (one && other) pairs.push({ kind: 'changed', left: one, right: other })
      else if (one) pairs.push({ kind: 'left', left: one, right: null })
      else if (other) pairs.push({ kind: 'right', left: null, right: other })
    }
    removed = []
    added = []
  }
  for (const { kind, text, number } of diffLines(left, right)) {
    if (kind === 'removed') {
      removed.push({ number, text })
      continue
    }
    rightNumber += 1
    if (kind === 'added') {
      added.push({ number: rightNumber, text })
      continue
    }
    flush()
    pairs.push({ kind: 'same', left: { number, text }, right: { number: rightNumber, text } })
  }
  flush()
  return pairs
}

export type LineStretch = { kind: 'pairs'; pairs: readonly LinePair[] } | { kind: 'alike'; pairs: readonly LinePair[] }

/** Lines kept around each difference, so that it can be read in its place. */
const context = 3

/** Cuts the pairs into what is shown and the long stretches without a difference, which can be left out. */
export function cutAlike(pairs: readonly LinePair[]): LineStretch[] {
  const stretches: LineStretch[] = []
  let from = 0
  const show = (end: number) => {
    if (end > from) stretches.push({ kind: 'pairs', pairs: pairs.slice(from, end) })
    from = end
  }
  let at = 0
  while (at < pairs.length) {
    let end = at
    while (pairs[end]?.kind === 'same') end += 1
    const first = at === 0 ? 0 : at + context
    const last = end === pairs.length ? end : end - context
    if (last - first > context && !(at === 0 && end === pairs.length)) {
      show(first)
      stretches.push({ kind: 'alike', pairs: pairs.slice(first, last) })
      from = last
    }
    at = end + 1
  }
  show(pairs.length)
  return stretches
}
