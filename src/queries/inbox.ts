import { queryOptions } from '@tanstack/react-query'
import type { Inbox } from './lookAround.ts'

const lookEveryMs = 5000
const lookHiddenEveryMs = 20_000

export const inboxQueries = {
  /** Everything that waits for a person in the newest sessions: one list, then the last events of what changed. */
  waiting: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, 'inbox'],
      queryFn: async ({ signal, client, queryKey }) => {
        // Every page counts what waits, and opens without what it takes to read events.
        const { lookAround } = await import('./lookAround.ts')
        return lookAround(workspace, client.getQueryData<Inbox>(queryKey), signal)
      },
      refetchInterval: () => (document.hidden ? lookHiddenEveryMs : lookEveryMs),
      // The tab's name tells how many wait: that is most useful while the tab is hidden.
      refetchIntervalInBackground: true,
    }),
}
