import type { ComponentProps } from 'react'

export type GridPartProps = ComponentProps<'div'> & { role: 'grid' | 'row' | 'rowgroup' | 'gridcell' | 'columnheader' }

/**
 * A grid, or a part of one, whose rows are placed by hand: in a table, rows could not be left out while they are off screen. None
 * of them takes the focus; the grid has it and names its active row.
 */
export function GridPart(props: GridPartProps) {
  return <div {...props} />
}
