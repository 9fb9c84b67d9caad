import { paths, to } from '@/paths.ts'

/** The same kind of page in another workspace: ids do not carry over, so a detail leads to its list. */
export function samePlaceIn(workspace: string, pathname: string): string {
  const section = pathname.split('/')[3]
  switch (section) {
    case 'sessions':
      return to(paths.sessions, { workspace })
    case 'agents':
      return to(paths.agents, { workspace })
    case 'environments':
      return to(paths.environments, { workspace })
    default:
      return to(paths.overview, { workspace })
  }
}
