/** A stretch of a line that is in the other line too, or not. */
export interface DiffPiece {
  text: string
  isChanged: boolean
}

const longestLine = 2000
const mostCells = 60_000
/** Lines that share less than this are two lines, not one that changed. */
const leastShared = 0.25

/** What changed within a line. Null where marking words would not help: too long, or hardly anything in common. */
export function diffWords(before: string, after: string): { before: DiffPiece[]; after: DiffPiece[] } | null {
  if (before.length > longestLine || after.length > longestLine) return null
  const old = toWords(before)
  const now = toWords(after)
  const kept = commonWords(old, now)
  if (!kept) return null
  const shared = kept.old.reduce((sum, isKept, at) => sum + (isKept ? (old[at]?.trim().length ?? 0) : 0), 0)
  const whole = Math.max(before.replace(/\s/g, '').length, after.replace(/\s/g, '').length)
  if (whole === 0 || shared / whole < leastShared) return null
  return { before: toPieces(old, kept.old), after: toPieces(now, kept.now) }
}

const toWords = (line: string) => line.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []

/** Which words are kept, by longest common subsequence behind what is the same at both ends. */
function commonWords(old: string[], now: string[]): { old: boolean[]; now: boolean[] } | null {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const height = old.length - start - end
  const width = now.length - start - end
  if (height * width > mostCells) return null

  const row = width + 1
  const common = new Uint16Array((height + 1) * row)
  const at = (i: number, j: number) => common[i * row + j] ?? 0
  const isSame = (i: number, j: number) => old[start + i] === now[start + j]
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      common[i * row + j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const outside = (length: number) => (_: string, place: number) => place < start || place >= length - end
  const kept = { old: old.map(outside(old.length)), now: now.map(outside(now.length)) }
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (isSame(i, j)) {
      kept.old[start + i] = true
      kept.now[start + j] = true
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return kept
}

function toPieces(words: string[], kept: boolean[]): DiffPiece[] {
  const pieces: DiffPiece[] = []
  for (const [index, text] of words.entries()) {
    const isChanged = !kept[index]
    const last = pieces.at(-1)
    if (last && last.isChanged === isChanged) last.text += text
    else pieces.push({ text, isChanged })
  }
  return pieces
}
