import { Link } from 'react-router'
import { cn } from '@/lib/cn.ts'
import { Skeleton } from './Skeleton.tsx'

/** Something that needs what is about to go. */
export interface Dependant {
  id: string
  label: string
  /** Where it is looked at; without it only its name is shown. */
  to?: string
  /** What matters about it now: `running`, `version 2`. */
  note?: string
}

/** One kind of dependants, as far as it is known. */
export interface DependantsGroup {
  /** What they are, for one and for many. */
  noun: readonly [one: string, many: string]
  /** Undefined while they are looked for. */
  items: readonly Dependant[] | undefined
  error?: Error | null
  /** There are more than the items given here. */
  hasMore?: boolean
  /** Only the newest hundred were looked through: the API cannot be asked for those that depend on it. */
  isPartial?: boolean
  /** What was looked through, where that is not what the noun says. */
  looked?: string
  /** A list of all of them. */
  allTo?: string
}

const mostShown = 5

/** What depends on something, before it is archived or deleted. Groups without anything say so in one line together. */
export function DependantsList({
  groups,
  isFramed = true,
}: {
  groups: readonly DependantsGroup[]
  isFramed?: boolean
}) {
  const isPending = groups.some(({ items, error }) => !items && !error)
  const isNone = groups.every(({ items }) => items?.length === 0)
  const partial = groups
    .filter(({ items, isPartial }) => items && isPartial)
    .map(({ looked, noun }) => looked ?? noun[1])
  return (
    <section
      aria-label="What depends on it"
      aria-busy={isPending}
      className={isFramed ? 'rounded-2 border border-line px-3 py-2' : undefined}
    >
      {isPending && (
        <span className="flex h-[1.5em] items-center gap-2 text-ink-3">
          <Skeleton className="h-3 w-24" /> Looking for what depends on it
        </span>
      )}
      {isNone && (
        <p>
          {partial.length > 0 ? 'Nothing was found that depends on it' : 'Nothing depends on it'}: no{' '}
          {groups.map(({ noun }) => noun[0]).join(', no ')}.
        </p>
      )}
      {groups.map((group) => (
        <Group key={group.noun[1]} {...group} />
      ))}
      {partial.length > 0 && (
        <p className="text-mini text-ink-3">Only the newest 100 {partial.join(' and ')} were looked at.</p>
      )}
    </section>
  )
}

function Group({ noun, items, error, hasMore = false, allTo }: DependantsGroup) {
  if (error && !items) {
    return (
      <p className="text-k-wait">
        Whether {noun[1]} depend on it could not be read. {error.message}
      </p>
    )
  }
  if (!items?.length) return null
  const shown = items.slice(0, mostShown)
  const isAll = shown.length === items.length && !hasMore
  const count = hasMore ? `${items.length} or more` : items.length
  return (
    <div className="py-0.5">
      <p className="font-medium text-ink">
        {count} {items.length === 1 && !hasMore ? noun[0] : noun[1]}
      </p>
      <ul>
        {shown.map(({ id, label, to, note }) => (
          <li key={id} className="flex min-w-0 items-baseline gap-2">
            {to ? (
              <Link to={to} className="min-w-0 truncate underline decoration-line-strong hover:text-ink">
                {label}
              </Link>
            ) : (
              <span className="min-w-0 truncate">{label}</span>
            )}
            {note && (
              <span className={cn('shrink-0 text-mini', note === 'running' ? 'text-k-tool' : 'text-ink-3')}>
                {note}
              </span>
            )}
          </li>
        ))}
      </ul>
      {!isAll && (
        <p className="text-ink-3">
          {shown.length} of {hasMore ? 'many' : items.length} shown.{' '}
          {allTo && (
            <Link to={allTo} className="underline hover:text-ink">
              All {noun[1]}
            </Link>
          )}
        </p>
      )}
    </div>
  )
}
