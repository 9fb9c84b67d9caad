import { Link } from 'react-router'
import { buttonClass } from './buttonClass.ts'
import { Kbd } from './Kbd.tsx'

export interface ListFooterProps {
  /** Rows on this page; undefined while loading. */
  count: number | undefined
  /** Search strings of the neighbouring pages; null where there is none. */
  older: string | null
  newer: string | null
  /** Whether the rows are links, which the keys move over. */
  hasRowLinks?: boolean
}

/** How many rows of how many, the keys, and the ways to older and newer rows. */
export function ListFooter({ count, older, newer, hasRowLinks = true }: ListFooterProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2 px-0.5 py-2.5 text-ink-3">
      <span className="flex-1 tabular-nums">{count === undefined ? 'Loading' : countText(count, older, newer)}</span>
      {hasRowLinks && (
        <span className="flex items-center gap-2 max-[700px]:hidden">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> move <Kbd>↵</Kbd> open
        </span>
      )}
      {newer && (
        <Link to={newer} className={buttonClass('default', 'ml-2.5 text-ink')}>
          Newer
        </Link>
      )}
      {older && (
        <Link to={older} className={buttonClass('default', 'ml-2.5 text-ink')}>
          Older
        </Link>
      )}
    </div>
  )
}

function countText(count: number, older: string | null, newer: string | null): string {
  if (!older && !newer) return `${count} of ${count}`
  return newer ? `${count} of many` : `1–${count} of many`
}
