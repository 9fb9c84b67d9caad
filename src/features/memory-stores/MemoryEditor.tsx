import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Memory, maxMemoryBytes } from '@/domain/memory/memoryStore.ts'
import { Markdown } from '@/lenses/markdown/Markdown.tsx'
import { saySize } from '@/lenses/quantities.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { memoryStoreMutations, memoryStoreQueries } from '@/queries/memoryStores.ts'
import { toProblem } from '@/queries/problem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { SegmentedTabs } from '@/ui/SegmentedTabs.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm } from '@/ui/useStoredForm.ts'
import { MemoryActions } from './MemoryActions.tsx'
import { MemoryConflictDialog } from './MemoryConflictDialog.tsx'
import type { MemoryPanelProps } from './MemoryPanel.tsx'
import { MemoryVersions } from './MemoryVersions.tsx'
import { SetAsideText } from './SetAsideText.tsx'
import { useMemoryDraft } from './useMemoryDraft.ts'

const tabs = [
  { value: 'text', label: 'Text' },
  { value: 'preview', label: 'Preview' },
  { value: 'versions', label: 'Versions' },
] as const

export interface MemoryEditorProps extends MemoryPanelProps {
  memory: Memory
  /** Deleted by somebody else while it is open here. */
  isGone: boolean
}

export function MemoryEditor({ memory, isGone, store, workspace, isFixed, mayLeave, onShow }: MemoryEditorProps) {
  const baseId = useId()
  const client = useQueryClient()
  const storageKey = `console.form.${store.workspace}.memories.${memory.id}`
  const draft = useMemoryDraft(storageKey, memory)
  const [tab, setTab] = useState<(typeof tabs)[number]['value']>('text')
  const [failure, setFailure] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [setAside, setSetAside] = useState<string | null>(null)
  const update = useMutation(memoryStoreMutations.updateMemory(store, memory.id))
  const create = useMutation(memoryStoreMutations.createMemory(store))
  const sizeBytes = new Blob([draft.text]).size
  const problem =
    draft.text.trim() === ''
      ? 'A memory cannot be blank. Delete it instead.'
      : sizeBytes > maxMemoryBytes
        ? `A memory has at most 100 KB; this text has ${saySize(sizeBytes)}.`
        : null

  const save = async (expected: string) => {
    setFailure(null)
    try {
      draft.follow(await update.mutateAsync({ content: draft.text, content_sha256: expected }))
      setIsAsking(false)
      notify(`“${memory.path}” is saved.`)
    } catch (error) {
      if (toProblem(error).status === 409) {
        const theirs = await client.fetchQuery({ ...memoryStoreQueries.memory(store, memory.id), staleTime: 0 })
        if (theirs.sha256 !== expected) return setIsAsking(true)
      }
      setFailure(toProblem(error).message)
    }
  }
  const saveAnew = async () => {
    setFailure(null)
    try {
      const made = await create.mutateAsync({ path: memory.path, content: draft.text })
      dropStoredForm(storageKey)
      onShow(made.id)
    } catch (error) {
      setFailure(toProblem(error).message)
    }
  }
  const takeTheirs = () => {
    setSetAside(draft.text)
    draft.follow(memory)
    setIsAsking(false)
  }

  return (
    <>
      {setAside !== null && <SetAsideText text={setAside} onDismiss={() => setSetAside(null)} />}
      <Panel
        title={memory.path}
        aside={
          <span className="flex items-center gap-2">
            {draft.isDirty && <Pill tone="wait">unsaved</Pill>}
            <span className="text-mini text-ink-3 tabular-nums">
              version {memory.version ?? '–'} · {saySize(sizeBytes)}
            </span>
            {!isFixed && !isGone && (
              <MemoryActions memory={memory} store={store} workspace={workspace} onShow={onShow} />
            )}
          </span>
        }
      >
        <div className="flex flex-wrap items-center gap-2 border-b border-line px-3.5 py-2">
          <SegmentedTabs label="Memory shown as" id={baseId} value={tab} tabs={tabs} onChange={setTab} />
          <span className="flex-1" />
          {draft.isDirty && !isFixed && (
            <>
              <Button tone="ghost" onClick={() => draft.follow(memory)}>
                Discard
              </Button>
              {isGone ? (
                <Button tone="primary" isBusy={create.isPending} onClick={() => void saveAnew()}>
                  Save as a new memory
                </Button>
              ) : (
                <Button
                  tone="primary"
                  isBusy={update.isPending}
                  disabled={problem !== null}
                  onClick={() => void save(draft.base.sha256)}
                >
                  Save
                </Button>
              )}
            </>
          )}
        </div>
        {isGone && (
          <Banner tone="wait" className="m-3 mb-0">
            Somebody else deleted this memory. What you see is its last text.
          </Banner>
        )}
        {draft.isDirty && draft.isBehind && !isGone && (
          <Banner
            tone="wait"
            className="m-3 mb-0"
            action={
              <Button tone="ghost" onClick={() => setIsAsking(true)}>
                Compare
              </Button>
            }
          >
            Version {memory.version ?? ''} was written meanwhile. Nothing of yours is lost; compare before you save.
          </Banner>
        )}
        {failure && (
          <Banner tone="error" className="m-3 mb-0">
            {failure}
          </Banner>
        )}
        <div id={`${baseId}-panel`} role="tabpanel" aria-labelledby={`${baseId}-tab-${tab}`}>
          {tab === 'text' && (
            <textarea
              aria-label={`Text of ${memory.path}`}
              aria-invalid={draft.isDirty && problem !== null ? true : undefined}
              aria-describedby={`${baseId}-problem`}
              readOnly={isFixed}
              spellCheck={false}
              value={draft.text}
              onChange={(event) => draft.setText(event.target.value)}
              className="block min-h-[280px] w-full resize-y bg-transparent px-3.5 py-3 font-mono text-small leading-[1.6] text-ink field-sizing-content -outline-offset-2 max-h-[calc(100vh-340px)]"
            />
          )}
          {tab === 'preview' && (
            <div className="max-h-[calc(100vh-340px)] overflow-y-auto px-3.5 py-3">
              <Markdown text={draft.text} />
            </div>
          )}
          {tab === 'versions' && (
            <MemoryVersions memory={memory} store={store} isFixed={isFixed} isDirty={draft.isDirty} />
          )}
        </div>
        <div className="flex min-h-9 items-center gap-2 border-t border-line px-3.5 py-1">
          <p id={`${baseId}-problem`} aria-live="polite" className="flex-1 text-small text-k-error">
            {draft.isDirty && problem}
          </p>
          <EquivalentRequestButton
            baseUrl={apiBaseUrl(workspace)}
            request={() => ({
              method: 'POST',
              path: `/memory_stores/${store.id}/memories/${memory.id}`,
              body: { content: draft.text, content_sha256: draft.base.sha256 },
            })}
          />
        </div>
      </Panel>
      {isAsking && (
        <MemoryConflictDialog
          theirs={memory}
          mine={draft.text}
          isSaving={update.isPending}
          onGoOn={() => setIsAsking(false)}
          onTakeTheirs={takeTheirs}
          onSaveMine={() => void save(memory.sha256)}
        />
      )}
      <UnsavedGuard
        isDirty={draft.isDirty && !isFixed}
        mayLeave={mayLeave}
        onDiscard={() => dropStoredForm(storageKey)}
      />
    </>
  )
}
