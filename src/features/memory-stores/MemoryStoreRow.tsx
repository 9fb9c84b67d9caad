import type { MemoryStore } from '@/domain/memory/memoryStore.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { saySize } from '@/lenses/quantities.ts'
import { paths, to } from '@/paths.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { MemoryStoreActions } from './MemoryStoreActions.tsx'

export function MemoryStoreRow({ store, workspace }: { store: MemoryStore; workspace: Workspace }) {
  return (
    <Row>
      <Td title={store.name}>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <RowLink to={to(paths.memoryStore, { workspace: workspace.id, id: store.id })}>{store.name}</RowLink>
            <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{store.id}</span>
          </span>
          {store.archivedAt !== null && <Pill isSmall>archived</Pill>}
        </span>
      </Td>
      <Td title={store.description} className="text-ink-2">
        {store.description || '–'}
      </Td>
      <Td isNumber className="text-ink-2">
        {store.entryCount?.toLocaleString('en') ?? '–'}
      </Td>
      <Td isNumber className="text-ink-2">
        {store.sizeBytes === null ? '–' : saySize(store.sizeBytes)}
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={store.updatedAt ?? store.createdAt} />
      </Td>
      <Td className="!px-2">{!workspace.isReadOnly && <MemoryStoreActions store={store} workspace={workspace} />}</Td>
    </Row>
  )
}
