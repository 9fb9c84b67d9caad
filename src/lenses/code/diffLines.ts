export interface DiffLine {
  kind: 'same' | 'added' | 'removed'
  text: string
  /** Number in the old text for what is the same or removed, in the new text for what is added; from 1. */
  number: number
}

/** Beyond this many cells the comparison would take longer than it helps: the texts are shown one after the other. */
const mostCells = 1_000_000

/** Lines removed, added and kept on the way from one text to another, by longest common subsequence. */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = toLines(before)
  const now = toLines(after)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1

  const same = (from: number, to: number) =>
    old.slice(from, to).map((text, index): DiffLine => ({ kind: 'same', text, number: from + index + 1 }))
  return [
    ...same(0, start),
    ...diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end), start),
    ...same(old.length - end, old.length),
  ]
}

function diffMiddle(old: string[], now: string[], offset: number): DiffLine[] {
  const removed = (at: number): DiffLine => ({ kind: 'removed', text: old[at] ?? '', number: offset + at + 1 })
  const added = (at: number): DiffLine => ({ kind: 'added', text: now[at] ?? '', number: offset + at + 1 })
  if (old.length * now.length > mostCells) return [...old.keys()].map(removed).concat([...now.keys()].map(added))

  // common[i][j]: length of the longest common subsequence of old from i and now from j
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        old[i] === now[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
    }
  }
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '', number: offset + i + 1 })
      i += 1
      j += 1
    } else if (
      j >= now.length ||
      (i < old.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      lines.push(removed(i))
      i += 1
    } else {
      lines.push(added(j))
      j += 1
    }
  }
  return lines
}

const toLines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
