import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Link } from 'react-router'
import { UploadList } from '@/lenses/files/UploadList.tsx'
import { fileQueries } from '@/queries/files.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useUploads } from '@/queries/useUploads.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { FileButton } from '@/ui/FileButton.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { useFileDrop } from '@/ui/useFileDrop.ts'
import { FileFilters } from './FileFilters.tsx'
import { FileRow } from './FileRow.tsx'

const columns: readonly Column[] = [
  { name: 'File', width: '' },
  { name: 'Type', width: 'w-[17%]' },
  { name: 'From', width: 'w-[20%]' },
  { name: 'Size', width: 'w-[92px]', isNumber: true },
  { name: 'Created', width: 'w-[112px]', isNumber: true },
  { name: 'Actions', width: 'w-[80px]' },
]

/** The files of a workspace. New ones can be dropped anywhere on the page. */
export function FilesPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const { cursor } = location
  const name = location.filter('name')
  const from = location.filter('from')
  const isUploads = from === 'uploads'
  const query = useQuery(
    fileQueries.list(workspace.id, {
      cursor,
      name,
      sessionId: isUploads ? undefined : from,
      limit: isUploads ? 100 : undefined,
    }),
  )
  const { uploads, queue } = useUploads(workspace.id)
  const add = useCallback((files: File[]) => queue.add(files), [queue])
  const isOver = useFileDrop(workspace.isReadOnly ? null : add)
  const upload = workspace.isReadOnly ? null : (
    <FileButton tone="primary" onFiles={add}>
      Upload files
    </FileButton>
  )
  // The API has no word for "uploads only", so delivered files of the page are left out here.
  const data = query.data && isUploads ? withoutDelivered(query.data) : query.data
  const older = location.older(query.data)

  return (
    <>
      <ListPage
        title="Files"
        subtitle="What agents work on, and what they delivered. Drop files anywhere to upload them."
        actions={upload}
        toolbar={
          <div className="w-full">
            <UploadList uploads={uploads} onCancel={queue.cancel} onRetry={queue.retry} onClear={queue.clear} />
            <div className="flex flex-wrap items-center gap-2">
              <FileFilters workspace={workspace.id} location={location} />
            </div>
          </div>
        }
        columns={columns}
        query={{ ...query, data }}
        location={location}
        empty={
          name || from ? (
            <EmptyState
              title="No file fits these filters"
              action={
                older && (
                  <Link to={older} className={buttonClass()}>
                    Look at older files
                  </Link>
                )
              }
            >
              Names are compared from their start, in any case.
            </EmptyState>
          ) : (
            <EmptyState title="No files yet" action={upload}>
              Upload what an agent should read, then mount it in a session. What agents deliver is listed here too.
            </EmptyState>
          )
        }
        renderRow={(file) => <FileRow key={file.id} file={file} workspace={workspace} />}
      />
      {isOver && (
        <div className="pointer-events-none fixed inset-0 z-30 grid place-items-center bg-surface-0/80">
          <p className="rounded-3 border-2 border-dashed border-k-message bg-surface-1 px-8 py-6 text-[15px] font-medium shadow-2">
            Drop to upload to {workspace.name}
          </p>
        </div>
      )}
    </>
  )
}

function withoutDelivered<Rows extends { items: readonly { sessionId: string | null }[] }>(page: Rows): Rows {
  return { ...page, items: page.items.filter(({ sessionId }) => sessionId === null) }
}
