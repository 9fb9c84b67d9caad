import { CircleAlert, FileText, X } from 'lucide-react'
import { saySize } from '@/lenses/quantities.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { Spinner } from '@/ui/Spinner.tsx'
import type { Attachments } from './useAttachments.ts'

/** The files that go with the next message, above its text. */
export function AttachmentList({ attachments }: { attachments: Attachments }) {
  if (attachments.list.length === 0) return null
  return (
    <ul aria-label="Attached files" className="mb-1.5 flex flex-wrap gap-1.5">
      {attachments.list.map((one) => (
        <li
          key={one.key}
          className="flex h-7 max-w-full items-center gap-1.5 rounded-2 border border-line bg-surface-0 pl-2 text-small"
        >
          {one.state === 'uploading' && <Spinner />}
          {one.state === 'ready' && <FileText aria-hidden="true" className="size-3.5 text-k-tool" strokeWidth={1.75} />}
          {one.state === 'failed' && (
            <CircleAlert aria-hidden="true" className="size-3.5 text-k-error" strokeWidth={1.75} />
          )}
          <span className="max-w-64 truncate" title={one.name}>
            {one.name}
          </span>
          {one.state === 'failed' ? (
            <span role="alert" className="flex min-w-0 gap-1.5 text-k-error">
              <span className="max-w-72 truncate" title={one.message}>
                {one.message}
              </span>
              <button type="button" className="font-medium underline" onClick={() => attachments.retry(one.key)}>
                Retry
              </button>
            </span>
          ) : (
            <span className="text-ink-3 tabular-nums">
              {one.state === 'uploading' ? 'uploading' : one.sizeBytes === null ? '' : saySize(one.sizeBytes)}
            </span>
          )}
          <IconButton label={`Remove ${one.name}`} onClick={() => attachments.remove(one.key)}>
            <X aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
