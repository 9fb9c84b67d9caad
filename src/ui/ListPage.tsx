import type { ReactNode } from 'react'
import { Navigate } from 'react-router'
import { ListEnd } from './ListEnd.tsx'
import { type Column, ListView } from './ListView.tsx'
import { Page } from './Page.tsx'

/** What a list page needs to know of its query. */
export interface ListQuery<Rows> {
  data: Rows | undefined
  error: Error | null
  isFetching: boolean
  isPlaceholderData: boolean
  refetch: () => Promise<unknown>
}

/** What a list page needs to know of its place in the URL. */
export interface ListPlace<Rows> {
  cursor: unknown
  older: (page: Rows | undefined) => string | null
  newer: (page: Rows | undefined) => string | null
  newest: string
  isAtStart: (page: Rows | undefined) => boolean
}

export interface ListPageProps<Rows extends { items: readonly unknown[] }> {
  /** What is listed, in the plural. */
  title: string
  subtitle: ReactNode
  /** Right of the title: how to make one. */
  actions?: ReactNode
  /** Filters, above the rows. */
  toolbar?: ReactNode
  columns: readonly Column[]
  query: ListQuery<Rows>
  location: ListPlace<Rows>
  /** Instead of the table when there is nothing at all. */
  empty: ReactNode
  renderRow: (item: Rows['items'][number]) => ReactNode
}

/** A page of a list: heading, filters, rows in each of their states, and the ways to older and newer ones. */
export function ListPage<Rows extends { items: readonly unknown[] }>(props: ListPageProps<Rows>) {
  const { title, subtitle, actions, toolbar, columns, query, location, empty, renderRow } = props
  const page = query.data

  if (!query.isPlaceholderData && location.isAtStart(page)) return <Navigate to={location.newest} replace />

  return (
    <Page title={title} subtitle={subtitle} isReady={page !== undefined} actions={actions}>
      {toolbar && <div className="mb-2.5 flex min-h-7 flex-wrap items-center gap-2">{toolbar}</div>}
      <ListView
        label={title}
        columns={columns}
        items={page?.items}
        error={query.error}
        isFetching={query.isFetching}
        onRetry={() => void query.refetch()}
        paging={{ older: location.older(page), newer: location.newer(page) }}
        empty={location.cursor ? <ListEnd newest={location.newest} /> : empty}
        renderRow={renderRow}
      />
    </Page>
  )
}
