import { CircleAlert, CircleCheck, RotateCw, X } from 'lucide-react'
import type { Upload } from '@/domain/upload.ts'
import { Button } from '@/ui/Button.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { saySize } from '../quantities.ts'

export interface UploadListProps {
  uploads: readonly Upload[]
  onCancel: (key: string) => void
  onRetry: (key: string) => void
  /** Takes away what needs nobody any more. */
  onClear: () => void
}

const isOpen = ({ state }: Upload) => state.is === 'waiting' || state.is === 'sending'

/** The files on their way, each with how far it is and what can be done about it. */
export function UploadList({ uploads, onCancel, onRetry, onClear }: UploadListProps) {
  if (uploads.length === 0) return null
  const open = uploads.filter(isOpen).length
  return (
    <section aria-label="Uploads" className="mb-3 overflow-hidden rounded-3 border border-line bg-surface-1">
      <div className="flex h-[34px] items-center gap-2 border-b border-line bg-surface-0 px-3 text-small text-ink-3">
        <span role="status" className="flex-1">
          {open > 0 ? `${open} of ${uploads.length} on their way` : `${uploads.length} finished`}
        </span>
        {open < uploads.length && (
          <Button tone="ghost" onClick={onClear}>
            Clear finished
          </Button>
        )}
      </div>
      <ul className="max-h-60 overflow-y-auto">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} {...{ upload, onCancel, onRetry }} />
        ))}
      </ul>
    </section>
  )
}

function UploadRow({ upload, onCancel, onRetry }: { upload: Upload } & Pick<UploadListProps, 'onCancel' | 'onRetry'>) {
  const { key, name, sizeBytes, state } = upload
  const percent = state.is === 'sending' ? Math.round(state.part * 100) : null
  return (
    <li
      aria-label={`${name}: ${state.is}`}
      className="flex min-h-10 items-center gap-3 border-b border-line px-3 py-1.5 last:border-b-0"
    >
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-medium" title={name}>
            {name}
          </span>
          <span className="shrink-0 text-mini text-ink-3 tabular-nums">{saySize(sizeBytes)}</span>
        </span>
        {state.is === 'failed' && <span className="block text-small text-k-error wrap-anywhere">{state.message}</span>}
      </span>
      {percent !== null && (
        <progress
          aria-label={`Progress of ${name}`}
          max={100}
          value={percent}
          className="h-1.5 w-32 appearance-none overflow-hidden rounded-full bg-surface-2 [&::-moz-progress-bar]:bg-k-message [&::-webkit-progress-bar]:bg-surface-2 [&::-webkit-progress-value]:bg-k-message"
        />
      )}
      <span className="flex w-24 shrink-0 items-center justify-end gap-1.5 text-small text-ink-3 tabular-nums">
        {state.is === 'done' && <CircleCheck aria-hidden className="size-[15px] text-k-tool" strokeWidth={1.75} />}
        {state.is === 'failed' && <CircleAlert aria-hidden className="size-[15px] text-k-error" strokeWidth={1.75} />}
        {percent === null ? state.is : `${percent} %`}
      </span>
      <span className="flex w-7 shrink-0 justify-end">
        {isOpen(upload) && (
          <IconButton label={`Cancel ${name}`} onClick={() => onCancel(key)}>
            <X />
          </IconButton>
        )}
        {(state.is === 'failed' || state.is === 'cancelled') && (
          <IconButton label={`Upload ${name} again`} onClick={() => onRetry(key)}>
            <RotateCw />
          </IconButton>
        )}
      </span>
    </li>
  )
}
