import type { Memory } from './memoryStore.ts'

/** A line of the tree: a folder, which only exists because memories lie in it, or a memory. */
export type TreeRow = {
  /** Path of the memory, or of the folder with its slash: unique in the tree. */
  path: string
  name: string
  /** From 1. */
  level: number
  position: number
  setSize: number
} & ({ kind: 'folder'; isOpen: boolean; memoryCount: number } | { kind: 'memory'; memory: Memory })

interface Folder {
  folders: Map<string, Folder>
  memories: Memory[]
  count: number
}

/** The rows that are seen when the given folders are closed: folders first, then memories, each by name. */
export function toTreeRows(memories: readonly Memory[], closed: ReadonlySet<string>): TreeRow[] {
  const root = createFolder()
  for (const memory of memories) {
    const parts = memory.path.split('/').slice(0, -1)
    let folder = root
    folder.count += 1
    for (const part of parts) {
      const inner = folder.folders.get(part) ?? createFolder()
      folder.folders.set(part, inner)
      inner.count += 1
      folder = inner
    }
    folder.memories.push(memory)
  }
  const rows: TreeRow[] = []
  addRows(rows, root, '', 1, closed)
  return rows
}

const createFolder = (): Folder => ({ folders: new Map(), memories: [], count: 0 })
const compare = new Intl.Collator('en', { numeric: true }).compare

function addRows(rows: TreeRow[], folder: Folder, path: string, level: number, closed: ReadonlySet<string>): void {
  const setSize = folder.folders.size + folder.memories.length
  let position = 0
  for (const [name, inner] of [...folder.folders].sort(([a], [b]) => compare(a, b))) {
    position += 1
    const innerPath = `${path}${name}/`
    const isOpen = !closed.has(innerPath)
    rows.push({ kind: 'folder', path: innerPath, name, level, position, setSize, isOpen, memoryCount: inner.count })
    if (isOpen) addRows(rows, inner, innerPath, level + 1, closed)
  }
  for (const memory of folder.memories.toSorted((a, b) => compare(a.path, b.path))) {
    position += 1
    const name = memory.path.slice(path.length)
    rows.push({ kind: 'memory', path: memory.path, name, level, position, setSize, memory })
  }
}

export type TreeMove = { to: number } | { toggle: string } | null

/** What a key does at a row of the tree: go to another row, or open or close the folder. */
export function moveInTree(rows: readonly TreeRow[], at: number, key: string): TreeMove {
  const row = rows[at]
  if (!row) return rows.length > 0 ? { to: 0 } : null
  const within = (index: number) => ({ to: Math.max(0, Math.min(rows.length - 1, index)) })
  switch (key) {
    case 'ArrowDown':
      return within(at + 1)
    case 'ArrowUp':
      return within(at - 1)
    case 'PageDown':
      return within(at + 12)
    case 'PageUp':
      return within(at - 12)
    case 'Home':
      return { to: 0 }
    case 'End':
      return { to: rows.length - 1 }
    case 'ArrowRight':
      if (row.kind !== 'folder') return null
      return row.isOpen ? within(at + 1) : { toggle: row.path }
    case 'ArrowLeft': {
      if (row.kind === 'folder' && row.isOpen) return { toggle: row.path }
      const parent = rows.findLastIndex(({ level }, index) => index < at && level < row.level)
      return parent < 0 ? null : { to: parent }
    }
    default: {
      if ([...key].length !== 1 || key === ' ') return null
      const starts = (index: number) => rows[index]?.name.toLowerCase().startsWith(key.toLowerCase()) === true
      for (let step = 1; step <= rows.length; step += 1)
        if (starts((at + step) % rows.length)) return { to: (at + step) % rows.length }
      return null
    }
  }
}
