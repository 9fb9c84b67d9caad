import { Link } from 'react-router'
import { buttonClass } from './buttonClass.ts'
import { EmptyState } from './EmptyState.tsx'

/** What stands where the filters of a list leave nothing. */
export function NothingMatches({ noun }: { noun: string }) {
  return (
    <EmptyState
      title={`No ${noun} matches`}
      action={
        <Link to="?" className={buttonClass()}>
          Clear the filters
        </Link>
      }
    >
      Archived ones are hidden unless you show them.
    </EmptyState>
  )
}
