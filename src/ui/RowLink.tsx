import { Link, type LinkProps } from 'react-router'

/** The link of a row. Its target is the whole row; `j` and `k` move between links like this one. */
export function RowLink({ children, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      data-row-link
      className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-1 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
    >
      {children}
    </Link>
  )
}
