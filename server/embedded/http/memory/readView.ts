import { invalid } from '../../problem.ts'
import type { CloudContext } from '../context.ts'

/** Whether a list shows contents; by default it does not. */
export function readView(c: CloudContext): 'basic' | 'full' {
  const view = c.req.query('view') ?? 'basic'
  if (view !== 'basic' && view !== 'full') throw invalid("Field 'view' must be 'basic' or 'full'.", 'view')
  return view
}
