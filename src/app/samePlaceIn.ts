import { paths, to } from '@/paths.ts'
import { navEntries } from './navEntries.ts'

/** The same kind of page in another workspace: ids do not carry over, so a detail leads to its list. */
export function samePlaceIn(workspace: string, pathname: string): string {
  const section = pathname.split('/')[3]
  const entry = section ? navEntries.find(({ path }) => path.endsWith(`/${section}`)) : undefined
  return to(entry?.path ?? paths.overview, { workspace })
}
