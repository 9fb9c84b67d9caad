import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { Memory, MemoryVersion } from '@/domain/memory/memoryStore.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { TextDiff } from '@/lenses/code/TextDiff.tsx'
import { saySize } from '@/lenses/quantities.ts'
import type { ApiRequest } from '@/lib/requestCode.ts'
import { paths, to } from '@/paths.ts'
import { memoryStoreMutations, memoryStoreQueries } from '@/queries/memoryStores.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { Button } from '@/ui/Button.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { Pill, type PillTone } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

const tones: Record<string, PillTone> = { created: 'ok', updated: 'neutral', deleted: 'error' }

export interface VersionItemProps {
  version: MemoryVersion
  /** The version before it, where it is known. */
  before: MemoryVersion | undefined
  store: ResourceRef
  isFixed: boolean
  /** The memory as it is now; null when it is deleted. */
  live: Memory | null
  isCurrent: boolean
  isDirty?: boolean
  /** Says which memory it is, in a list of many. */
  hasPath?: boolean
}

/** One version in a list: who wrote it and when, and, opened, what it changed, with the ways to restore and erase it. */
export function VersionItem(props: VersionItemProps) {
  const baseUrl = useApiBaseUrl()
  const { version, before, store, isFixed, live, isCurrent, isDirty = false, hasPath = false } = props
  const bodyId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [asked, setAsked] = useState<'restore' | 'redact' | null>(null)
  const whole = useQuery({ ...memoryStoreQueries.version(store, version.id), enabled: isOpen })
  const previous = useQuery({
    ...memoryStoreQueries.version(store, before?.id ?? ''),
    enabled: isOpen && before !== undefined,
  })
  const update = useMutation(memoryStoreMutations.updateMemory(store, version.memoryId))
  const create = useMutation(memoryStoreMutations.createMemory(store))
  const redact = useMutation(memoryStoreMutations.redact(store))
  const content = whole.data?.content ?? null

  const restore = async () => {
    if (content === null) return
    if (live) await update.mutateAsync({ content, content_sha256: live.sha256 })
    else await create.mutateAsync({ path: version.path, content })
    notify(`The text of this version is the newest version of “${live?.path ?? version.path}”.`)
  }

  const restoreRequest: ApiRequest = live
    ? {
        method: 'POST',
        path: `/memory_stores/${store.id}/memories/${version.memoryId}`,
        body: { content, content_sha256: live.sha256 },
      }
    : { method: 'POST', path: `/memory_stores/${store.id}/memories`, body: { path: version.path, content } }

  return (
    <li className="border-b border-line last:border-b-0">
      <div className="flex min-h-[41px] items-center gap-2.5 px-3.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-center gap-2.5 py-2 text-left"
        >
          <Pill isSmall tone={tones[version.operation] ?? 'neutral'} className="min-w-[60px] justify-center">
            {version.operation}
          </Pill>
          {hasPath && <span className="min-w-0 truncate font-medium">{version.path}</span>}
          {version.isRedacted && <Pill isSmall>redacted</Pill>}
          {isCurrent && <Pill isSmall>current</Pill>}
          <span className="shrink-0 text-mini text-ink-3 tabular-nums">
            {version.sizeBytes === null ? '' : saySize(version.sizeBytes)}
          </span>
        </button>
        <span className="shrink-0 text-ink-3">
          {version.sessionId ? (
            <>
              by{' '}
              <Link
                to={to(paths.session, { workspace: store.workspace, id: version.sessionId })}
                className="underline decoration-line-strong hover:text-ink"
              >
                a session
              </Link>
            </>
          ) : (
            'through the API'
          )}
        </span>
        <RelativeTime at={version.createdAt} className="w-[88px] shrink-0 text-right text-ink-3" />
      </div>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && whole.isPending && <Skeleton className="mx-3.5 mb-3 h-16" />}
        {isOpen && whole.error && !whole.data && (
          <p className="px-3.5 pb-3 text-k-error">The version could not be read. {whole.error.message}</p>
        )}
        {whole.data && (
          <>
            {content === null ? (
              <p className="px-3.5 pb-3 text-ink-2">
                {version.isRedacted || whole.data.isRedacted
                  ? 'The content of this version was erased.'
                  : 'The memory was deleted here; its last text is in the version before.'}
              </p>
            ) : (
              <TextDiff before={previous.data?.content ?? ''} after={content} label="What this version changed" />
            )}
            {!isFixed && content !== null && (
              <div className="flex flex-wrap items-center gap-2 border-t border-line bg-surface-0 px-3.5 py-2">
                {!isCurrent && (
                  <Button onClick={() => setAsked('restore')}>
                    {live ? 'Restore as a new version' : 'Restore the memory'}
                  </Button>
                )}
                <span className="flex-1" />
                <Button tone="ghost" onClick={() => setAsked('redact')}>
                  Redact
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      <ConfirmDialog
        isOpen={asked === 'restore'}
        onOpenChange={() => setAsked(null)}
        title="Restore this text?"
        confirmLabel="Restore"
        onConfirm={restore}
      >
        <p>
          {live
            ? 'It is written as a new version on top of the others. The present text stays among the versions.'
            : `A new memory is made at “${version.path}” with this text.`}
        </p>
        {isDirty && <p>What you typed and did not save stays on the page.</p>}
        <EquivalentRequest request={restoreRequest} baseUrl={baseUrl} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'redact'}
        onOpenChange={() => setAsked(null)}
        title="Erase the content of this version?"
        confirmLabel="Erase for ever"
        isDangerous
        onConfirm={async () => {
          await redact.mutateAsync(version.id)
          notify('The content of this version is erased.')
        }}
      >
        <p>The text of this version is erased for ever. Path, size and time stay, so that the history has no hole.</p>
        {isCurrent && live && (
          <p>The memory itself still holds this text. To be rid of it, change or delete the memory too.</p>
        )}
        <EquivalentRequest
          request={{ method: 'POST', path: `/memory_stores/${store.id}/memory_versions/${version.id}/redact` }}
          baseUrl={baseUrl}
        />
      </ConfirmDialog>
    </li>
  )
}
