import { Link } from 'react-router'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { paths, to } from '@/paths.ts'
import { toProblem } from '@/queries/problem.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { PageHeading } from '@/ui/PageHeading.tsx'

interface SessionFailedProps {
  session: ResourceRef
  error: Error | null
  onRetry: () => void
}

/** A session that could not be opened, and the ways on. */
export function SessionFailed({ session, error, onRetry }: SessionFailedProps) {
  const isGone = toProblem(error).status === 404
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 py-6">
      <PageHeading className="sr-only">Session</PageHeading>
      <ErrorState
        title={isGone ? 'This session does not exist or was deleted' : 'The session could not be opened'}
        error={error ?? new Error('The server gave no reason.')}
        onRetry={isGone ? undefined : onRetry}
        action={
          <Link className={buttonClass()} to={to(paths.sessions, { workspace: session.workspace })}>
            Back to sessions
          </Link>
        }
      />
    </div>
  )
}
