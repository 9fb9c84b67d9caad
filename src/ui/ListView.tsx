import { type ReactNode, useRef } from 'react'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { ErrorState } from './ErrorState.tsx'
import { ListFooter, type ListFooterProps } from './ListFooter.tsx'
import { Skeleton } from './Skeleton.tsx'
import { Row, Table, Td, Th } from './Table.tsx'
import { useRowKeys } from './useRowKeys.ts'

export interface Column {
  name: string
  /** A Tailwind width. */
  width: string
  isNumber?: boolean
  /** Instead of the name, such as a box that chooses every row. */
  header?: ReactNode
}

export interface ListViewProps<Item> {
  /** What is listed, in the plural: the table's name. */
  label: string
  columns: readonly Column[]
  /** Undefined until the first answer. */
  items: readonly Item[] | undefined
  error: Error | null
  isFetching: boolean
  onRetry: () => void
  /** Shown instead of the table when there is nothing. */
  empty: ReactNode
  renderRow: (item: Item) => ReactNode
  paging: Pick<ListFooterProps, 'older' | 'newer' | 'hasRowLinks'>
}

/** A list in each of its states. Data that was read stays on screen when reading it again fails. */
export function ListView<Item>(props: ListViewProps<Item>) {
  const { label, columns, items, error, isFetching, onRetry, empty, renderRow, paging } = props
  const container = useRef<HTMLDivElement>(null)
  useRowKeys(container)

  if (!items && error) {
    return <ErrorState title={`${label} could not be read`} error={error} onRetry={onRetry} isRetrying={isFetching} />
  }
  if (items?.length === 0) return empty

  return (
    <div ref={container}>
      {error && (
        <Banner
          tone="wait"
          className="mb-2.5"
          action={
            <Button tone="ghost" onClick={onRetry} isBusy={isFetching}>
              Retry
            </Button>
          }
        >
          These rows may be out of date. {error.message}
        </Banner>
      )}
      <Table label={label} isBusy={!items}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Th key={column.name} isNumber={column.isNumber} className={column.width}>
                {column.header ?? (column.name === 'Actions' ? <span className="sr-only">Actions</span> : column.name)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>{items ? items.map(renderRow) : <LoadingRows columns={columns} />}</tbody>
      </Table>
      <ListFooter count={items?.length} {...paging} />
    </div>
  )
}

const loadingRows = ['one', 'two', 'three', 'four', 'five', 'six']

function LoadingRows({ columns }: { columns: readonly Column[] }) {
  return loadingRows.map((row) => (
    <Row key={row}>
      {columns.map((column) => (
        <Td key={column.name} isNumber={column.isNumber}>
          <Skeleton className={column.isNumber ? 'ml-auto h-3 w-10' : 'h-3 w-3/5'} />
        </Td>
      ))}
    </Row>
  ))
}
