/** A list that grows at both ends in constant time. Places are numbered from its oldest item. */
export interface Deque<Item> {
  readonly length: number
  at(index: number): Item | undefined
  push(item: Item): void
  unshift(item: Item): void
  /** Takes one item out. Costs a search. */
  remove(item: Item): void
  [Symbol.iterator](): Iterator<Item>
}

export function createDeque<Item>(): Deque<Item> {
  const front: Item[] = [] // newest first, so that growing at the front is a push
  const back: Item[] = []
  return {
    get length() {
      return front.length + back.length
    },
    at: (index) => (index < front.length ? front[front.length - 1 - index] : back[index - front.length]),
    push: (item) => {
      back.push(item)
    },
    unshift: (item) => {
      front.push(item)
    },
    remove(item) {
      const list = back.includes(item) ? back : front
      const place = list.lastIndexOf(item)
      if (place !== -1) list.splice(place, 1)
    },
    *[Symbol.iterator]() {
      for (let index = front.length - 1; index >= 0; index -= 1) yield front[index] as Item // index is in range
      yield* back
    },
  }
}
