import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { buttonClass } from './buttonClass.ts'
import { ErrorState } from './ErrorState.tsx'
import { Page } from './Page.tsx'
import { Skeleton } from './Skeleton.tsx'

export interface DetailPageProps<Item> {
  /** What is shown, in lower case: `agent`. */
  noun: string
  /** Its list: the first crumb and the way back. */
  list: { label: string; to: string }
  /** The id in the URL, shown until the name is known. */
  id: string
  query: { data: Item | undefined; error: Error | null; isFetching: boolean; refetch: () => Promise<unknown> }
  children: (item: Item) => ReactNode
}

const isGone = (error: Error) => 'status' in error && error.status === 404

/** A page about one thing, once that is read; before that its skeleton, or what failed and the ways out. */
export function DetailPage<Item>({ noun, list, id, query, children }: DetailPageProps<Item>) {
  if (query.data !== undefined) return children(query.data)
  const title = noun.charAt(0).toUpperCase() + noun.slice(1)
  const crumbs = [list, { label: id }]
  if (query.error) {
    const gone = isGone(query.error)
    return (
      <Page title={gone ? `${title} not found` : title} crumbs={crumbs}>
        <ErrorState
          title={gone ? `There is no such ${noun} in this workspace` : `The ${noun} could not be read`}
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
          action={
            <Link to={list.to} className={buttonClass()}>
              All {list.label.toLowerCase()}
            </Link>
          }
        />
      </Page>
    )
  }
  return (
    <Page title={title} crumbs={crumbs} isReady={false}>
      <Skeleton className="h-[520px] max-w-[860px] rounded-3" />
    </Page>
  )
}
