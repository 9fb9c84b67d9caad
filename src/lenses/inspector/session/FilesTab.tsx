import { Download } from 'lucide-react'
import { useMemo } from 'react'
import type { SessionStatistics } from '@/domain/session/statistics/sessionStatistics.ts'
import { type TouchedFile, touchedFiles } from '@/domain/session/statistics/touchedFiles.ts'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { sayCount, saySize } from '../../quantities.ts'
import type { DownloadFile, SessionView } from '../../sessionView.ts'
import { Sub } from '../Sub.tsx'
import { JumpList } from './JumpList.tsx'

/** Something mounted into a session: a file, a memory store, a repository. */
export interface MountedResource {
  id: string
  /** What it is, in the API's word: `file`, `memory_store`. */
  type: string
  /** Its name or the path it is mounted at. */
  name: string
}

interface FilesTabProps {
  session: SessionView
  statistics: SessionStatistics
  resources?: readonly MountedResource[]
  download?: DownloadFile
  onSelect: (eventId: string) => void
}

/** The files of a session: what its tools wrote, what it delivered, what it was given. */
export function FilesTab({ session, statistics, resources, download, onSelect }: FilesTabProps) {
  const files = useMemo(() => touchedFiles(statistics.calls), [statistics.calls])
  const words = useMemo(
    () => new Map(statistics.calls.map(({ eventId, name, outcome }) => [eventId, `${name} · ${outcome}`])),
    [statistics.calls],
  )
  return (
    <>
      <section aria-label="Written by tools" className="pb-2 [&>div]:border-t-0">
        <Sub title="Written by tools">
          <span className="tabular-nums">{sayCount(files.length, 'file')}</span>
        </Sub>
        {files.length === 0 && <Empty>No file was written or edited with the tools Write and Edit.</Empty>}
        {files.map((file) => (
          <Disclosure
            key={file.path}
            className="px-3.5 py-0.5 text-small"
            summary={
              <>
                <span className="font-mono [overflow-wrap:anywhere]">{file.path}</span>{' '}
                <span className="text-ink-3">{sayChanges(file)}</span>
              </>
            }
          >
            <JumpList
              label={`Changes of ${file.path}`}
              jumps={file.eventIds.map((eventId) => ({ eventId, text: words.get(eventId) ?? eventId }))}
              onSelect={onSelect}
            />
          </Disclosure>
        ))}
        {files.length > 0 && <Empty>What commands of Bash wrote is not seen here.</Empty>}
      </section>
      <section aria-label="Delivered" className="pb-2">
        <Sub title="Delivered" />
        {statistics.artifactIds.length === 0 && <Empty>No artifact was delivered.</Empty>}
        {statistics.artifactIds.map((eventId) => (
          <Artifact key={eventId} {...{ eventId, session, download, onSelect }} />
        ))}
      </section>
      {resources && (
        <section aria-label="Mounted" className="pb-2">
          <Sub title="Mounted" />
          {resources.length === 0 && <Empty>Nothing was mounted.</Empty>}
          {resources.map(({ id, name, type }) => (
            <div key={id} className="flex min-h-7 items-center gap-2 px-3.5 text-small">
              <span className="min-w-0 truncate font-mono">{name}</span>
              <span className="flex-none text-ink-3">{type}</span>
            </div>
          ))}
        </section>
      )}
    </>
  )
}

interface ArtifactProps extends Pick<FilesTabProps, 'session' | 'download' | 'onSelect'> {
  eventId: string
}

function Artifact({ eventId, session, download, onSelect }: ArtifactProps) {
  const event = session.read(eventId)
  if (event?.type !== 'agent.artifact_delivered') return null
  const { filename, fileId, sizeBytes } = event
  return (
    <div className="flex min-h-7 items-center gap-2 px-3.5 text-small">
      <button type="button" className="min-w-0 truncate font-mono hover:underline" onClick={() => onSelect(eventId)}>
        {filename}
      </button>
      {sizeBytes !== null && <span className="flex-none text-ink-3">{saySize(sizeBytes)}</span>}
      <DownloadLink name={filename} fileId={fileId} download={download} />
    </div>
  )
}

function DownloadLink({ name, fileId, download }: Pick<FilesTabProps, 'download'> & { name: string; fileId: string }) {
  if (!download) return null
  return (
    <IconButton
      label={`Download ${name}`}
      className="ml-auto"
      onClick={() => void download(fileId, name.split('/').at(-1) ?? name)}
    >
      <Download aria-hidden="true" />
    </IconButton>
  )
}

function sayChanges({ writes, edits, notDone }: TouchedFile): string {
  const parts = [
    writes > 0 && sayCount(writes, 'write'),
    edits > 0 && sayCount(edits, 'edit'),
    notDone > 0 && `${notDone} not done`,
  ]
  return parts.filter((part) => part !== false).join(' · ')
}

const Empty = ({ children }: { children: string }) => <p className="px-3.5 py-0.5 text-ink-3 text-small">{children}</p>
