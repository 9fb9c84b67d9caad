import { Link, Outlet } from 'react-router'
import { paths } from '@/paths.ts'

/** Around the pages of recordings, which need no workspace and no server. */
export function ReplayFrame() {
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface-1">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-2 focus:bg-ink focus:px-3 focus:py-1.5 focus:text-surface-1"
      >
        Skip to content
      </a>
      <nav
        aria-label="Main"
        className="flex h-[46px] flex-none items-center gap-1 border-line border-b px-5 text-ink-3"
      >
        <Link to={paths.home} className="rounded-1 hover:text-ink hover:underline">
          Console
        </Link>
        <span aria-hidden>/</span>
        <Link to={paths.recordings} className="rounded-1 hover:text-ink hover:underline">
          Recordings
        </Link>
      </nav>
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <Outlet />
      </main>
    </div>
  )
}
