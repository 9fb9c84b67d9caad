import { queryOptions } from '@tanstack/react-query'
import { listSessions, type SessionListParams } from '@/api/sessions.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'

/** So many sessions are read at most; of a busier week only the newest are told of. */
const mostPages = 5

export interface WeekOfSessions {
  sessions: SessionSummary[]
  /** There were more than are read. */
  hasMore: boolean
}

/** Sessions made in the last days, archived ones among them. `createdFrom` is an RFC 3339 instant. */
export const weekOfSessions = (workspace: string, createdFrom: string) =>
  queryOptions({
    queryKey: [workspace, 'sessions', 'week', createdFrom],
    queryFn: async ({ signal }): Promise<WeekOfSessions> => {
      const week: WeekOfSessions = { sessions: [], hasMore: false }
      let cursor: SessionListParams['cursor']
      for (let read = 1; ; read += 1) {
        const page = await listSessions(workspace, { createdFrom, includeArchived: true, limit: 100, cursor }, signal)
        week.sessions.push(...page.items)
        week.hasMore = page.older !== null
        if (!page.older || read === mostPages) return week
        cursor = page.older
      }
    },
    staleTime: 30_000,
  })
