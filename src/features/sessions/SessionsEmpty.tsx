import { Link, useSearchParams } from 'react-router'
import { newSessionSearch } from '@/paths.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'

interface SessionsEmptyProps {
  isFiltered: boolean
  isReadOnly: boolean
  /** The page behind this one, where what is looked for may be. */
  older: string | null
}

export function SessionsEmpty({ isFiltered, isReadOnly, older }: SessionsEmptyProps) {
  const [search] = useSearchParams()
  if (isFiltered) {
    return (
      <EmptyState
        title="No session matches"
        action={
          <>
            {older && (
              <Link to={older} className={buttonClass()}>
                Look at older ones
              </Link>
            )}
            <Link to="?" className={buttonClass()}>
              Clear the filters
            </Link>
          </>
        }
      >
        Nothing here fits the filters. Archived sessions are hidden unless you show them.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No sessions yet"
      action={
        isReadOnly ? null : (
          <Link to={newSessionSearch(search)} className={buttonClass('primary')}>
            New session
          </Link>
        )
      }
    >
      {isReadOnly
        ? 'This workspace is read-only here: sessions that are started elsewhere appear by themselves.'
        : 'Start one: choose an agent and an environment, say what to do, and watch it happen.'}
    </EmptyState>
  )
}
