import type { Alignment } from './align.ts'

/**
 * What two lists both have exactly once, as pairs of places: the longest such row that is in order on both sides. Costs
 * little more than reading the lists.
 */
export function commonLandmarks<Item>(
  left: readonly Item[],
  right: readonly Item[],
  { likeness, markOf }: Alignment<Item>,
): [left: number, right: number][] {
  const places = onlyPlaces(right, markOf)
  const pairs: [number, number][] = []
  for (const [mark, leftAt] of onlyPlaces(left, markOf)) {
    const rightAt = leftAt < 0 ? undefined : places.get(mark)
    if (rightAt === undefined || rightAt < 0) continue
    const [one, other] = [left[leftAt], right[rightAt]]
    if (one !== undefined && other !== undefined && likeness(one, other) === 1) pairs.push([leftAt, rightAt])
  }
  return longestRising(pairs)
}

/** Where each mark stands; -1 for what stands in several places. In the order of the list. */
function onlyPlaces<Item>(items: readonly Item[], markOf: (item: Item) => string): Map<string, number> {
  const places = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const mark = markOf(item)
    places.set(mark, places.has(mark) ? -1 : index)
  }
  return places
}

/** The longest part of the pairs, rising on the left, that also rises on the right. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  /** By length less one: the pair that ends a row of that length lowest on the right. */
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [index, [, rightAt]] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < rightAt) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1] ?? -1
    ends[low] = index
  }
  const rising: [number, number][] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) rising.push(pair)
  }
  return rising.reverse()
}
