import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { SearchButton } from './SearchButton.tsx'

export interface Crumb {
  label: string
  /** Absent on the last crumb: that is where we are. */
  to?: string
}

/** The bar above every page: where we are on the left, what can be done about the page as a whole on the right. */
export function TopBar({ crumbs, children }: { crumbs: readonly Crumb[]; children?: ReactNode }) {
  return (
    <div className="flex h-[46px] shrink-0 items-center gap-2.5 border-b border-line px-5">
      <nav aria-label="Breadcrumbs" className="flex min-w-0 flex-1 items-center gap-1 text-ink-3">
        {crumbs.map(({ label, to }) => (
          <Fragment key={to ?? 'here'}>
            {crumbs[0]?.to !== to && <span aria-hidden>/</span>}
            {to ? (
              <Link to={to} className="shrink-0 rounded-1 hover:text-ink hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page" title={label} className="truncate font-medium text-ink">
                {label}
              </span>
            )}
          </Fragment>
        ))}
      </nav>
      {children}
      <SearchButton />
    </div>
  )
}
