import { Link, useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { LonePage } from './LonePage.tsx'

export function NotFoundPage() {
  const { workspace } = useParams()
  return (
    <LonePage
      title="Page not found"
      actions={
        <Link to={workspace ? to(paths.overview, { workspace }) : paths.home} className={buttonClass('primary')}>
          Go to the overview
        </Link>
      }
    >
      <p>Nothing lives at this address. The link may be mistyped, or the page was moved.</p>
    </LonePage>
  )
}
