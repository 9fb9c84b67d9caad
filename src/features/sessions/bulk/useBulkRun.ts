import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { BulkAction } from '@/domain/planBulk.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { runPaced } from '@/queries/runPaced.ts'
import { changeSession } from '@/queries/sessionBulk.ts'
import { sessionQueries } from '@/queries/sessions.ts'

/** What came of one session: null is done, a text says why not. */
export type BulkResults = ReadonlyMap<string, string | null>

export interface BulkRun {
  state: 'asking' | 'working' | 'over'
  results: BulkResults
  start: (sessions: readonly SessionSummary[]) => void
  stop: () => void
}

/** Does one thing to many sessions and tells of each what came of it. Leaving the component stops it. */
export function useBulkRun(workspace: string, action: BulkAction, includeRunning: boolean): BulkRun {
  const client = useQueryClient()
  const [state, setState] = useState<BulkRun['state']>('asking')
  const [results, setResults] = useState<BulkResults>(new Map())
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])

  const start = async (sessions: readonly SessionSummary[]) => {
    const controller = new AbortController()
    work.current = controller
    setState('working')
    setResults((before) => new Map([...before].filter(([id]) => !sessions.some((one) => one.id === id))))
    await runPaced({
      items: sessions,
      act: ({ id }) => changeSession({ workspace, id }, action, includeRunning),
      onSettled: ({ id }, error) => setResults((before) => new Map(before).set(id, error?.message ?? null)),
      signal: controller.signal,
    })
    setState('over')
    // Not awaited: what was done is done, whether or not the rows can be read again.
    void client.invalidateQueries({ queryKey: sessionQueries.all(workspace) })
  }
  return { state, results, start: (sessions) => void start(sessions), stop: () => work.current?.abort() }
}
