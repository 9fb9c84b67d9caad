import { useId, useMemo, useState } from 'react'
import type { Memory } from '@/domain/memory/memoryStore.ts'
import { toTreeRows } from '@/domain/memory/memoryTree.ts'
import { controlClass } from '@/ui/controlClass.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { MemoryTree } from './MemoryTree.tsx'

export interface MemoryTreePanelProps {
  query: { data: Memory[] | undefined; error: Error | null; isFetching: boolean; refetch: () => Promise<unknown> }
  selected: string | null
  onSelect: (id: string) => void
  empty: React.ReactNode
}

/** The memories of a store by path, and a filter over them. */
export function MemoryTreePanel({ query, selected, onSelect, empty }: MemoryTreePanelProps) {
  const { data: memories, error } = query
  const filterId = useId()
  const [filter, setFilter] = useState('')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const wanted = filter.trim().toLowerCase()
  const found = useMemo(
    () => memories?.filter(({ path }) => path.toLowerCase().includes(wanted)) ?? [],
    [memories, wanted],
  )
  // What is looked for is shown, whatever was closed before.
  const rows = useMemo(() => toTreeRows(found, wanted ? new Set() : closed), [found, wanted, closed])
  const toggle = (path: string) =>
    setClosed((now) => {
      const next = new Set(now)
      if (!next.delete(path)) next.add(path)
      return next
    })

  return (
    <Panel
      title="Memories"
      aside={
        memories && (
          <span className="text-mini text-ink-3 tabular-nums">
            {wanted
              ? `${found.length.toLocaleString('en')} of ${memories.length.toLocaleString('en')}`
              : memories.length.toLocaleString('en')}
          </span>
        )
      }
    >
      {!memories && error && (
        <div className="p-3">
          <ErrorState
            title="The memories could not be read"
            error={error}
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        </div>
      )}
      {!memories && !error && (
        <div aria-busy className="flex flex-col gap-2 p-3.5">
          {['w-2/3', 'w-1/2', 'w-3/4', 'w-1/3'].map((width) => (
            <Skeleton key={width} className={`h-3 ${width}`} />
          ))}
        </div>
      )}
      {memories?.length === 0 && empty}
      {memories && memories.length > 0 && (
        <>
          <div className="border-b border-line p-2">
            <label htmlFor={filterId} className="sr-only">
              Filter by path
            </label>
            <input
              id={filterId}
              type="search"
              placeholder="Filter by path"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              className={controlClass('h-[28px]')}
            />
          </div>
          {rows.length === 0 && <p className="px-3.5 py-4 text-ink-3">No path holds “{filter}”.</p>}
          {rows.length > 0 && <MemoryTree rows={rows} selected={selected} onSelect={onSelect} onToggle={toggle} />}
        </>
      )}
    </Panel>
  )
}
