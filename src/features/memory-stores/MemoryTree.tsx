import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight, FileText } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { moveInTree, type TreeRow } from '@/domain/memory/memoryTree.ts'
import { cn } from '@/lib/cn.ts'

const rowPx = 28

export interface MemoryTreeProps {
  rows: readonly TreeRow[]
  /** Id of the memory that is open. */
  selected: string | null
  onSelect: (id: string) => void
  onToggle: (folder: string) => void
}

/** The tree itself: only the rows in sight are in the page, and the keys of a tree move through all of them. */
export function MemoryTree({ rows, selected, onSelect, onToggle }: MemoryTreeProps) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const baseId = useId()
  const [activePath, setActivePath] = useState<string | null>(null)
  const shown = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan: 12,
    initialRect: { width: 300, height: 480 },
  })
  const isSelected = (row: TreeRow) => row.kind === 'memory' && row.memory.id === selected
  const at = rows.findIndex(({ path }) => path === activePath)
  const active = at >= 0 ? at : Math.max(rows.findIndex(isSelected), 0)
  const idOf = (index: number) => `${baseId}-${index}`

  const open = (row: TreeRow | undefined) => {
    if (!row) return
    setActivePath(row.path)
    if (row.kind === 'folder') onToggle(row.path)
    else onSelect(row.memory.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(rows[active])
      return
    }
    const move = moveInTree(rows, active, event.key)
    if (!move) return
    event.preventDefault()
    event.stopPropagation() // a letter goes to a name here, and is no shortcut of the page
    if ('toggle' in move) {
      setActivePath(move.toggle)
      onToggle(move.toggle)
      return
    }
    setActivePath(rows[move.to]?.path ?? null)
    shown.scrollToIndex(move.to)
  }

  return (
    <div
      ref={scrollRef}
      role="tree"
      aria-label="Memories"
      tabIndex={0}
      aria-activedescendant={rows.length > 0 ? idOf(active) : undefined}
      onKeyDown={onKeyDown}
      className="group max-h-[calc(100vh-290px)] min-h-24 overflow-auto py-1 -outline-offset-2"
    >
      <div role="none" className="relative" style={{ height: shown.getTotalSize() }}>
        {shown.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all its rows
            <div
              key={row.path}
              id={idOf(index)}
              role="treeitem"
              tabIndex={-1}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.setSize}
              aria-selected={isSelected(row)}
              aria-expanded={row.kind === 'folder' ? row.isOpen : undefined}
              title={row.path}
              onClick={() => open(row)}
              className={cn(
                'absolute left-0 flex w-full cursor-default items-center gap-1.5 pr-3',
                isSelected(row) ? 'bg-surface-3 font-medium' : 'hover:bg-surface-2',
                index === active && 'group-focus:shadow-[inset_2px_0_var(--focus)]',
              )}
              style={{ top: start, height: rowPx, paddingLeft: row.level * 14 - 4 }}
            >
              {row.kind === 'folder' ? (
                <ChevronRight aria-hidden className={cn('size-3.5 shrink-0 text-ink-3', row.isOpen && 'rotate-90')} />
              ) : (
                <FileText aria-hidden className="size-3.5 shrink-0 stroke-[1.75] text-ink-3" />
              )}
              <span className="min-w-0 flex-1 truncate">{row.name}</span>
              {row.kind === 'folder' && (
                <span className="text-mini text-ink-3 tabular-nums">{row.memoryCount.toLocaleString('en')}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
