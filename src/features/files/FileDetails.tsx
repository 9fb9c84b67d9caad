import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CloudFile } from '@/domain/file.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { saySize } from '@/lenses/quantities.ts'
import { paths, to } from '@/paths.ts'
import { fileDownloadUrl } from '@/queries/files.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { FileActions } from './FileActions.tsx'
import { FilePreview } from './FilePreview.tsx'

export interface FileDetailsProps {
  file: CloudFile
  workspace: Workspace
  list: { label: string; to: string }
  onDeleted: () => void
}

/** One file: its content as far as it can be shown, and what is known of it. */
export function FileDetails({ file, workspace, list, onDeleted }: FileDetailsProps) {
  const { id, filename, mimeType, sizeBytes, sessionId, isDownloadable } = file
  const metadata = Object.entries(file.metadata)
  return (
    <Page
      title={filename}
      subtitle={[mimeType, sizeBytes === null ? '' : saySize(sizeBytes)].filter(Boolean).join(' · ')}
      crumbs={[list, { label: filename }]}
      actions={
        <span className="flex gap-2">
          {isDownloadable && (
            <a
              href={fileDownloadUrl({ workspace: workspace.id, id })}
              download={filename}
              className={buttonClass('primary')}
            >
              <Download aria-hidden />
              Download
            </a>
          )}
          {!workspace.isReadOnly && <FileActions file={file} workspace={workspace.id} isOnPage onDeleted={onDeleted} />}
        </span>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_320px] items-start gap-4 max-[1100px]:grid-cols-1">
        <Panel title="Preview">
          <FilePreview file={file} workspace={workspace.id} />
        </Panel>
        <Panel title="Details">
          <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-2 px-3.5 py-3">
            <Fact name="Id">
              <span className="flex items-center gap-1">
                <span className="truncate font-mono text-small">{id}</span>
                <CopyButton text={id} label="Copy id" />
              </span>
            </Fact>
            <Fact name="From">
              {sessionId ? (
                <Link
                  to={to(paths.session, { workspace: workspace.id, id: sessionId })}
                  className="block truncate font-mono text-small underline decoration-line-strong hover:text-ink"
                >
                  {sessionId}
                </Link>
              ) : (
                'uploaded'
              )}
            </Fact>
            <Fact name="Type">{mimeType || 'unknown'}</Fact>
            <Fact name="Size">{sizeBytes === null ? 'unknown' : `${sizeBytes.toLocaleString('en')} bytes`}</Fact>
            <Fact name="Created">
              <RelativeTime at={file.createdAt} />
            </Fact>
            {file.expiresAt && (
              <Fact name="Gone after">
                <RelativeTime at={file.expiresAt} />
              </Fact>
            )}
            <Fact name="Download">{isDownloadable ? 'given out' : 'not given out'}</Fact>
          </dl>
          {metadata.length > 0 && (
            <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-2 border-t border-line px-3.5 py-3">
              {metadata.map(([name, value]) => (
                <Fact key={name} name={name}>
                  {value}
                </Fact>
              ))}
            </dl>
          )}
        </Panel>
      </div>
    </Page>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="truncate text-ink-3" title={name}>
        {name}
      </dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
