import { Download } from 'lucide-react'
import { Link } from 'react-router'
import type { CloudFile } from '@/domain/file.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { saySize } from '@/lenses/quantities.ts'
import { paths, to } from '@/paths.ts'
import { fileDownloadUrl } from '@/queries/files.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { FileActions } from './FileActions.tsx'

export function FileRow({ file, workspace }: { file: CloudFile; workspace: Workspace }) {
  const { id, filename, mimeType, sizeBytes, sessionId, isDownloadable } = file
  return (
    <Row>
      <Td title={filename}>
        <RowLink to={to(paths.file, { workspace: workspace.id, id })}>{filename}</RowLink>
        <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{id}</span>
      </Td>
      <Td title={mimeType} className="text-ink-2">
        {mimeType || '–'}
      </Td>
      <Td className="text-ink-2">
        {sessionId ? (
          <Link
            to={to(paths.session, { workspace: workspace.id, id: sessionId })}
            className="relative z-10 font-mono text-small underline decoration-line-strong hover:text-ink"
          >
            {sessionId}
          </Link>
        ) : (
          'uploaded'
        )}
      </Td>
      <Td isNumber className="text-ink-2">
        {sizeBytes === null ? '–' : saySize(sizeBytes)}
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={file.createdAt} />
      </Td>
      <Td className="!px-2">
        <span className="relative z-10 flex justify-end gap-0.5">
          {isDownloadable && (
            <a
              href={fileDownloadUrl({ workspace: workspace.id, id })}
              download={filename}
              aria-label={`Download ${filename}`}
              className={buttonClass('ghost', 'w-7 !px-0')}
            >
              <Download aria-hidden />
            </a>
          )}
          {!workspace.isReadOnly && <FileActions file={file} workspace={workspace.id} />}
        </span>
      </Td>
    </Row>
  )
}
