import { Link } from 'react-router'
import { buttonClass } from './buttonClass.ts'
import { EmptyState } from './EmptyState.tsx'

/** What stands where a cursor led beyond the rows there are. */
export function ListEnd({ newest }: { newest: string }) {
  return (
    <EmptyState
      title="No more rows here"
      action={
        <Link to={newest} className={buttonClass()}>
          Show the newest
        </Link>
      }
    >
      The link leads beyond the last row. Rows may have been deleted since it was made.
    </EmptyState>
  )
}
