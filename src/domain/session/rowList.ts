import type { TimelineRow } from './timeline.ts'

/** The place of one row. The row in it is replaced when something about it changes. */
export interface Cell {
  row: TimelineRow
  block: Block | null
}

interface Block {
  cells: Cell[]
  /** Index of the first cell; valid while `arePlacesKnown`. */
  start: number
}

/**
 * Rows in order, kept in blocks: growing at either end and taking one out of the middle touch one block, finding a place
 * costs a search over the blocks. One flat array would move all rows for each page of older history.
 */
export interface RowList {
  blocks: Block[]
  length: number
  arePlacesKnown: boolean
}

const blockSize = 256

export const createRowList = (): RowList => ({ blocks: [], length: 0, arePlacesKnown: true })

export function pushRow(list: RowList, row: TimelineRow): Cell {
  let last = list.blocks.at(-1)
  if (!last || last.cells.length >= blockSize) {
    last = { cells: [], start: list.length }
    list.blocks.push(last)
  }
  const cell: Cell = { row, block: last }
  last.cells.push(cell)
  list.length += 1
  return cell
}

/** Puts all rows of `older` before those of `list`. `older` is not to be used afterwards. */
export function prependRows(list: RowList, older: RowList): void {
  const first = list.blocks[0]
  const last = older.blocks.at(-1)
  if (first && last && older.blocks.length === 1 && first.cells.length + last.cells.length <= blockSize) {
    for (const cell of last.cells) cell.block = first
    first.cells.unshift(...last.cells)
  } else {
    list.blocks.unshift(...older.blocks)
  }
  list.length += older.length
  list.arePlacesKnown = false
}

export function removeRow(list: RowList, cell: Cell): void {
  const block = cell.block
  if (!block) return
  block.cells.splice(block.cells.indexOf(cell), 1)
  cell.block = null
  list.length -= 1
  if (block.cells.length === 0) list.blocks.splice(list.blocks.indexOf(block), 1)
  list.arePlacesKnown = false
}

export function rowAt(list: RowList, index: number): TimelineRow | undefined {
  if (index < 0 || index >= list.length) return undefined
  settlePlaces(list)
  let low = 0
  let high = list.blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((list.blocks[middle]?.start ?? 0) <= index) low = middle
    else high = middle - 1
  }
  const block = list.blocks[low]
  return block?.cells[index - block.start]?.row
}

/** -1 when the cell is not in the list. */
export function placeOf(list: RowList, cell: Cell): number {
  if (!cell.block) return -1
  settlePlaces(list)
  return cell.block.start + cell.block.cells.indexOf(cell)
}

export function* cellsOf(list: RowList): Generator<Cell> {
  for (const block of list.blocks) yield* block.cells
}

function settlePlaces(list: RowList): void {
  if (list.arePlacesKnown) return
  let start = 0
  for (const block of list.blocks) {
    block.start = start
    start += block.cells.length
  }
  list.arePlacesKnown = true
}
