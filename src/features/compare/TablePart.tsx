import type { ComponentProps } from 'react'

export type TablePartProps = ComponentProps<'div'> & { role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell' }

/**
 * A table, or a part of one, whose rows are placed by hand: in a table of the browser, rows could not be left out while they
 * are off screen.
 */
export function TablePart(props: TablePartProps) {
  return <div {...props} />
}
