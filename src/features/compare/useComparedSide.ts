import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ComparedSide, ReadProgress } from './ComparedSide.ts'
import { readRecordingSide } from './readRecordingSide.ts'
import { readSessionSide } from './readSessionSide.ts'
import { readSideRef } from './sideRef.ts'

export type SideState =
  | { state: 'none' }
  | ({ state: 'reading' } & ReadProgress)
  | { state: 'stopped'; eventCount: number }
  | { state: 'failed'; error: Error }
  | { state: 'ready'; side: ComparedSide }

export interface OpenSide {
  shown: SideState
  stop(): void
  readAgain(): void
}

/** Reads one side of a comparison, as the address names it; leaving the page or choosing another stops that. */
export function useComparedSide(workspace: string, given: string | null): OpenSide {
  const client = useQueryClient()
  const work = useRef<AbortController | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [found, setFound] = useState<{ of: string; state: SideState } | null>(null)
  const of = `${workspace}/${given}/${attempt}`

  // Reads over the network or from the browser's storage.
  useEffect(() => {
    const ref = readSideRef(given)
    if (!ref) return
    const controller = new AbortController()
    const { signal } = controller
    work.current = controller
    const show = (state: SideState) => setFound({ of, state })
    let eventCount = 0
    const options = {
      signal,
      onProgress: (progress: ReadProgress) => {
        eventCount = progress.eventCount
        if (!signal.aborted) show({ state: 'reading', ...progress })
      },
    }
    const reading =
      ref.kind === 'recording'
        ? readRecordingSide(ref.id, options)
        : readSessionSide(client, { workspace, id: ref.id }, options)
    reading.then(
      (side) => {
        if (!signal.aborted) show({ state: 'ready', side })
      },
      (error: unknown) => {
        if (!signal.aborted) show({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
        else if (signal.reason === stopped) show({ state: 'stopped', eventCount })
      },
    )
    return () => controller.abort()
  }, [client, workspace, given, of])

  const fresh: SideState = readSideRef(given) ? { state: 'reading', eventCount: 0, share: null } : { state: 'none' }
  return {
    shown: found?.of === of ? found.state : fresh,
    stop: () => work.current?.abort(stopped),
    readAgain: () => setAttempt(attempt + 1),
  }
}

const stopped = 'stopped by the reader'
