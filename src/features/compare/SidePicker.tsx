import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { type KeptRecording, listRecordings } from '@/lenses/replay/recordingShelf.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { formatCount } from '@/lib/formatCount.ts'
import { searchQueries } from '@/queries/search.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { Dialog } from '@/ui/Dialog.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Segmented } from '@/ui/Segmented.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { PickerItem } from './PickerItem.tsx'
import type { SideRef } from './sideRef.ts'

interface SidePickerProps {
  side: 'left' | 'right'
  workspace: string
  onChoose: (ref: SideRef) => void
  onClose: () => void
}

/** Chooses what stands on one side: a session of the workspace or a recording of this browser. */
export function SidePicker({ side, workspace, onChoose, onClose }: SidePickerProps) {
  const [kind, setKind] = useState<SideRef['kind']>('session')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title={`Choose the ${side} side`}>
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <TextField
          label="Title or id"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="min-w-0 flex-1 basis-60"
        />
        <Segmented
          label="Kind"
          value={kind}
          options={[
            { value: 'session', label: 'Sessions' },
            { value: 'recording', label: 'Recordings' },
          ]}
          onChange={setKind}
        />
      </div>
      {kind === 'session' ? (
        <Sessions workspace={workspace} wanted={wanted} onChoose={(id) => onChoose({ kind: 'session', id })} />
      ) : (
        <Recordings wanted={wanted} onChoose={(id) => onChoose({ kind: 'recording', id })} />
      )}
    </Dialog>
  )
}

interface ListProps {
  wanted: string
  onChoose: (id: string) => void
}

function Sessions({ workspace, wanted, onChoose }: ListProps & { workspace: string }) {
  const recent = useQuery(sessionQueries.list(workspace, { limit: 50, includeArchived: true }))
  const canSearch = useQuery(searchQueries.isOffered(workspace, 'sessions')).data === true
  const found = useQuery({ ...sessionQueries.search(workspace, wanted), enabled: canSearch && wanted !== '' })
  const lower = wanted.toLowerCase()
  const near = recent.data?.items.filter(
    ({ id, title, agent }) =>
      lower === '' || [id, title ?? 'Untitled', agent.name].some((word) => word.toLowerCase().includes(lower)),
  )
  const nearIds = new Set(near?.map(({ id }) => id))
  const far = wanted === '' ? [] : (found.data?.items.filter(({ id }) => !nearIds.has(id)) ?? [])
  const sessions = [...(near ?? []), ...far]
  const isId = /^\w+_\w+$/.test(wanted) && !sessions.some(({ id }) => id === wanted)
  if (recent.error) {
    return (
      <p role="alert" className="text-k-error">
        The sessions could not be read. {recent.error.message}
      </p>
    )
  }
  if (!near) return <Skeleton className="h-64 rounded-2" />
  return (
    <>
      <ul aria-label="Sessions" className="flex flex-col">
        {isId && (
          <PickerItem name={`The session ${wanted}`} onChoose={() => onChoose(wanted)}>
            by its id
          </PickerItem>
        )}
        {sessions.map((session) => (
          <PickerItem
            key={session.id}
            name={session.title ?? 'Untitled'}
            pill={<SessionStatusPill status={session.status} />}
            onChoose={() => onChoose(session.id)}
          >
            {session.agent.name}
            {session.agent.version !== null && ` v${session.agent.version}`} ·{' '}
            {session.updatedAt && <RelativeTime at={session.updatedAt} />}
          </PickerItem>
        ))}
      </ul>
      {sessions.length === 0 && !isId && (
        <p className="py-6 text-center text-ink-3">
          {wanted === ''
            ? 'This workspace has no sessions yet.'
            : `No ${canSearch ? '' : 'recent '}session has this in its title, agent or id. A whole id finds any session.`}
        </p>
      )}
    </>
  )
}

function Recordings({ wanted, onChoose }: ListProps) {
  const [kept, setKept] = useState<KeptRecording[] | null>(null)
  // Reads the browser's own database once.
  useEffect(() => {
    void listRecordings().then(setKept)
  }, [])
  const lower = wanted.toLowerCase()
  const shown = kept?.filter(({ name, title }) => `${name} ${title ?? ''}`.toLowerCase().includes(lower))
  if (!shown) return <Skeleton className="h-64 rounded-2" />
  if (shown.length === 0) {
    return (
      <p className="py-6 text-center text-ink-3">
        {wanted === ''
          ? 'This browser keeps no recordings. Drop a recording anywhere to open it.'
          : 'No recording has this in its title or file name.'}
      </p>
    )
  }
  return (
    <ul aria-label="Recordings" className="flex flex-col">
      {shown.map(({ id, name, title, eventCount, addedAtMs }) => (
        <PickerItem key={id} name={title ?? name} onChoose={() => onChoose(id)}>
          {title !== null && `${name} · `}
          {eventCount !== null && `${formatCount(eventCount)} events · `}
          <RelativeTime at={new Date(addedAtMs).toISOString()} />
        </PickerItem>
      ))}
    </ul>
  )
}
