import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { MemoryStore } from '@/domain/memory/memoryStore.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { saySize } from '@/lenses/quantities.ts'
import { memoryStoreQueries } from '@/queries/memoryStores.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { Page } from '@/ui/Page.tsx'
import { SegmentedTabs } from '@/ui/SegmentedTabs.tsx'
import { MemoryPanel } from './MemoryPanel.tsx'
import { MemoryPathDialog } from './MemoryPathDialog.tsx'
import { MemoryStoreActions } from './MemoryStoreActions.tsx'
import { MemoryTreePanel } from './MemoryTreePanel.tsx'
import { StoreHistory } from './StoreHistory.tsx'
import { StoreSessions } from './StoreSessions.tsx'

export interface MemoryStoreViewProps {
  store: MemoryStore
  workspace: Workspace
  list: { label: string; to: string }
}

const tabs = [
  { value: 'memories', label: 'Memories' },
  { value: 'history', label: 'History' },
] as const

/** A memory store: its memories as a tree, one of them open, and everything that ever happened to them. */
export function MemoryStoreView({ store, workspace, list }: MemoryStoreViewProps) {
  const navigate = useNavigate()
  const mayLeave = useRef(false)
  const [search, setSearch] = useSearchParams()
  const [isCreating, setIsCreating] = useState(false)
  const memories = useQuery(memoryStoreQueries.memories(store, workspace.id))
  const tab = search.get('tab') === 'history' ? 'history' : 'memories'
  const selected = search.get('memory')
  const isFixed = workspace.isReadOnly || store.archivedAt !== null
  const ref = { workspace: workspace.id, id: store.id }

  const show = (changes: Record<string, string | null>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name)
        else next.set(name, value)
      }
      return next
    })
  const create = !isFixed && (
    <Button tone="primary" onClick={() => setIsCreating(true)}>
      New memory
    </Button>
  )

  return (
    <Page
      title={store.name}
      subtitle={[
        store.description,
        store.entryCount !== null && `${store.entryCount.toLocaleString('en')} memories`,
        store.sizeBytes !== null && saySize(store.sizeBytes),
      ]
        .filter(Boolean)
        .join(' · ')}
      crumbs={[list, { label: store.name }]}
      barActions={
        !workspace.isReadOnly && (
          <MemoryStoreActions
            store={store}
            workspace={workspace}
            isOnPage
            onDeleted={() => {
              mayLeave.current = true
              void navigate(list.to)
            }}
          />
        )
      }
      actions={create}
    >
      {store.archivedAt !== null && (
        <Banner tone="info" className="mb-3">
          This memory store is archived. Its memories stay readable and change no more.
        </Banner>
      )}
      <div className="mb-2.5">
        <SegmentedTabs
          label="Shown"
          id="memory-store"
          value={tab}
          tabs={tabs}
          onChange={(value) => show({ tab: value === 'memories' ? null : value })}
        />
      </div>
      <div id="memory-store-panel" role="tabpanel" aria-labelledby={`memory-store-tab-${tab}`}>
        {tab === 'history' ? (
          <StoreHistory store={ref} isFixed={isFixed} live={memories.data} />
        ) : (
          <div className="grid grid-cols-[minmax(220px,300px)_minmax(0,1fr)] items-start gap-3">
            <MemoryTreePanel
              query={memories}
              selected={selected}
              onSelect={(id) => show({ memory: id })}
              empty={
                <p className="px-3.5 py-4 text-ink-3">
                  {isFixed ? 'There is no memory in it.' : 'No memory yet. Write the first, or let an agent do it.'}
                </p>
              }
            />
            <div className="flex min-w-0 flex-col gap-3">
              {selected ? (
                <MemoryPanel
                  key={selected}
                  store={ref}
                  id={selected}
                  workspace={workspace}
                  isFixed={isFixed}
                  mayLeave={mayLeave}
                  onShow={(id) => show({ memory: id })}
                />
              ) : (
                <EmptyState title="No memory chosen">
                  Choose one on the left to read and change it and to see its versions.
                </EmptyState>
              )}
              <StoreSessions workspace={workspace.id} storeId={store.id} />
            </div>
          </div>
        )}
      </div>
      {isCreating && (
        <MemoryPathDialog
          store={ref}
          workspace={workspace}
          onClose={() => setIsCreating(false)}
          onDone={(id) => {
            setIsCreating(false)
            show({ memory: id, tab: null })
          }}
        />
      )}
    </Page>
  )
}
