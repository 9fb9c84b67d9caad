/**
 * A list that grows and shrinks at both ends in constant time. Places are numbered from where it began, so that an item
 * keeps its place: what is put in front stands at negative ones.
 */
export interface TwoWayList<Item> {
  /** Place of its first item, and the place behind its last; the same when it is empty. */
  readonly first: number
  readonly end: number
  at(place: number): Item | undefined
  push(item: Item): void
  unshift(item: Item): void
  /** Forgets what stands before this place, which is one of the list's or its end. */
  dropBefore(place: number): void
  /** Forgets what stands at this place and behind. Not for places in front of where the list began. */
  dropFrom(place: number): void
}

export function createTwoWayList<Item>(): TwoWayList<Item> {
  const front: Item[] = [] // place -1 first
  const back: Item[] = []
  let first = 0
  return {
    get first() {
      return first
    },
    get end() {
      return back.length
    },
    at: (place) => (place < first ? undefined : place < 0 ? front[-1 - place] : back[place]),
    push: (item) => {
      back.push(item)
    },
    unshift(item) {
      first -= 1
      if (first < 0) front[-1 - first] = item
      else back[first] = item
    },
    dropBefore(place) {
      first = place
    },
    dropFrom(place) {
      back.length = place
      first = Math.min(first, place)
    },
  }
}

/** The first place in a stretch from which on something holds, by halving; the stretch's end when it never does. */
export function firstPlace(from: number, end: number, holds: (place: number) => boolean): number {
  let low = from
  let high = end
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
