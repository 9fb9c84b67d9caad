import { expect, it } from 'vitest'
import { readMemory } from './memoryStore.ts'
import { moveInTree, toTreeRows } from './memoryTree.ts'

const memories = ['z.md', 'notes/b10.md', 'notes/b2.md', 'notes/deep/c.md', 'a.md'].map((path) =>
  readMemory({ id: path, path }),
)
const shown = (closed: string[] = []) =>
  toTreeRows(memories, new Set(closed)).map(({ level, name }) => `${'  '.repeat(level - 1)}${name}`)

it('shows folders before memories, by name, with numbers as numbers', () => {
  expect(shown()).toEqual(['notes', '  deep', '    c.md', '  b2.md', '  b10.md', 'a.md', 'z.md'])
  expect(shown(['notes/'])).toEqual(['notes', 'a.md', 'z.md'])
})

it('says where a row stands among its neighbours and how much a closed folder holds', () => {
  const [notes, a] = toTreeRows(memories, new Set(['notes/']))
  expect(notes).toMatchObject({ position: 1, setSize: 3, memoryCount: 3, isOpen: false })
  expect(a).toMatchObject({ position: 2, setSize: 3 })
})

it('is walked with the keys of a tree', () => {
  const rows = toTreeRows(memories, new Set())
  const go = (at: number, key: string) => moveInTree(rows, at, key)
  expect(go(0, 'ArrowRight')).toEqual({ to: 1 })
  expect(go(0, 'ArrowLeft')).toEqual({ toggle: 'notes/' })
  expect(go(2, 'ArrowLeft')).toEqual({ to: 1 })
  expect(go(6, 'ArrowDown')).toEqual({ to: 6 })
  expect(go(0, 'End')).toEqual({ to: 6 })
  expect(go(0, 'b')).toEqual({ to: 3 })
  expect(go(3, 'b')).toEqual({ to: 4 })
  expect(go(5, 'ArrowLeft')).toBeNull()
  const closed = toTreeRows(memories, new Set(['notes/']))
  expect(moveInTree(closed, 0, 'ArrowRight')).toEqual({ toggle: 'notes/' })
})

it('stays quick with thousands of memories', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    readMemory({ id: `${index}`, path: `f${index % 50}/${index}.md` }),
  )
  expect(toTreeRows(many, new Set())).toHaveLength(5050)
})
