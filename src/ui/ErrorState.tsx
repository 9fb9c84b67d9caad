import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

export interface ErrorStateProps {
  title: string
  /** Its message is shown as it is; a `requestId` beside it, if the server gave one. */
  error: Error
  onRetry?: () => void
  isRetrying?: boolean
  action?: ReactNode
}

const requestIdOf = (error: Error) =>
  'requestId' in error && typeof error.requestId === 'string' ? error.requestId : null

/** A failure in the place of the data, with a way out. */
export function ErrorState({ title, error, onRetry, isRetrying = false, action }: ErrorStateProps) {
  const requestId = requestIdOf(error)
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-1 rounded-3 border border-line bg-surface-1 px-6 py-12 text-center"
    >
      <CircleAlert aria-hidden strokeWidth={1.75} className="mb-1 size-5 text-k-error" />
      <p className="font-medium">{title}</p>
      <p className="max-w-[60ch] text-ink-2 wrap-anywhere">{error.message}</p>
      {requestId && <p className="font-mono text-mini text-ink-3 select-all">request {requestId}</p>}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {onRetry && (
          <Button onClick={onRetry} isBusy={isRetrying}>
            {!isRetrying && <RotateCw aria-hidden />}
            Retry
          </Button>
        )}
        {action}
      </div>
    </div>
  )
}
