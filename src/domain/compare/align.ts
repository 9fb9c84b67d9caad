import { commonLandmarks } from './commonLandmarks.ts'

/** Two things side by side: the same one in both, or one that only one side has. */
export type Pair<Item> = { left: Item; right: Item | null } | { left: null; right: Item }

/** How alike two things are, from 0 for strangers to 1 for the same. Only pairs above 0 are ever put side by side. */
export type Likeness<Item> = (left: Item, right: Item) => number

/** How things of a list are told apart and put together. */
export interface Alignment<Item> {
  likeness: Likeness<Item>
  /** Things of likeness 1 have the same mark. */
  markOf(item: Item): string
}

/** More pairs are not tried: the work grows with the square. Longer lists are first cut at what both have exactly once. */
const mostTried = 100_000

/**
 * Puts two lists side by side in their order, so that the sum of likeness is as large as it can be. What stands at equal
 * beginnings and ends is paired first.
 */
export function align<Item>(left: readonly Item[], right: readonly Item[], alignment: Alignment<Item>): Pair<Item>[] {
  const { likeness } = alignment
  let head = 0
  while (head < Math.min(left.length, right.length) && isSame(left[head], right[head], likeness)) head += 1
  let tail = 0
  while (tail < Math.min(left.length, right.length) - head && isSame(left.at(-1 - tail), right.at(-1 - tail), likeness))
    tail += 1
  const [leftEnd, rightEnd] = [left.length - tail, right.length - tail]
  const middle = alignMiddle(left.slice(head, leftEnd), right.slice(head, rightEnd), alignment)
  return [
    ...together(left.slice(0, head), right.slice(0, head)),
    ...middle,
    ...together(left.slice(leftEnd), right.slice(rightEnd)),
  ]
}

function together<Item>(left: readonly Item[], right: readonly Item[]): Pair<Item>[] {
  return left.map((one, index) => ({ left: one, right: right[index] ?? null }))
}

function alignMiddle<Item>(left: readonly Item[], right: readonly Item[], alignment: Alignment<Item>): Pair<Item>[] {
  const { likeness } = alignment
  if (left.length * right.length <= mostTried) return search(left, right, likeness)
  const landmarks = commonLandmarks(left, right, alignment)
  if (landmarks.length === 0) return inOrder(left, right, likeness)
  const pairs: Pair<Item>[] = []
  let [leftFrom, rightFrom] = [0, 0]
  for (const [leftAt, rightAt] of [...landmarks, [left.length, right.length] as const]) {
    for (const pair of align(left.slice(leftFrom, leftAt), right.slice(rightFrom, rightAt), alignment)) pairs.push(pair)
    const one = left[leftAt]
    if (one !== undefined) pairs.push({ left: one, right: right[rightAt] ?? null })
    leftFrom = leftAt + 1
    rightFrom = rightAt + 1
  }
  return pairs
}

function isSame<Item>(left: Item | undefined, right: Item | undefined, likeness: Likeness<Item>): boolean {
  return left !== undefined && right !== undefined && likeness(left, right) === 1
}

function search<Item>(left: readonly Item[], right: readonly Item[], likeness: Likeness<Item>): Pair<Item>[] {
  const width = right.length + 1
  const alike = new Float32Array(left.length * right.length)
  for (const [row, one] of left.entries())
    for (const [column, other] of right.entries()) alike[row * right.length + column] = likeness(one, other)
  const best = new Float64Array((left.length + 1) * width)
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const together = alike[row * right.length + column] ?? 0
      const paired = together > 0 ? together + (best[(row + 1) * width + column + 1] ?? 0) : 0
      best[row * width + column] = Math.max(
        paired,
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
      )
    }
  }
  const pairs: Pair<Item>[] = []
  let row = 0
  let column = 0
  while (row < left.length || column < right.length) {
    const one = left[row]
    const other = right[column]
    const here = best[row * width + column] ?? 0
    const together = alike[row * right.length + column] ?? 0
    if (
      one !== undefined &&
      other !== undefined &&
      together > 0 &&
      here === together + (best[(row + 1) * width + column + 1] ?? 0)
    ) {
      pairs.push({ left: one, right: other })
      row += 1
      column += 1
    } else if (one !== undefined && (other === undefined || here === (best[(row + 1) * width + column] ?? 0))) {
      pairs.push({ left: one, right: null })
      row += 1
    } else if (other !== undefined) {
      pairs.push({ left: null, right: other })
      column += 1
    }
  }
  return pairs
}

function inOrder<Item>(left: readonly Item[], right: readonly Item[], likeness: Likeness<Item>): Pair<Item>[] {
  const pairs: Pair<Item>[] = []
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const one = left[index]
    const other = right[index]
    if (one !== undefined && other !== undefined && likeness(one, other) > 0) pairs.push({ left: one, right: other })
    else {
      if (one !== undefined) pairs.push({ left: one, right: null })
      if (other !== undefined) pairs.push({ left: null, right: other })
    }
  }
  return pairs
}
