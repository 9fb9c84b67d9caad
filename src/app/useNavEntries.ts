import { useAbsent } from '@/queries/capabilities.ts'
import { type NavEntry, navEntries } from './navEntries.ts'

const needed = [...new Set(navEntries.flatMap(({ needs }) => needs ?? []))]

/** The entries whose part of the API the workspace's server does not say it lacks. */
export function useNavEntries(workspace: string): readonly NavEntry[] {
  const absent = useAbsent(workspace, needed)
  return navEntries.filter(({ needs }) => !needs || !absent.has(needs))
}
