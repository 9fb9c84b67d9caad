import { useCallback, useEffect, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { Decoders } from '../replay/loadTape.ts'
import type { OpenedRecording } from '../replay/openKeptRecording.ts'
import { keepArmed, readArmed } from './armedRecording.ts'

/** The recording a presenter armed, on its way from the shelf to the stage. */
export type Armed =
  | { state: 'none' }
  | { state: 'loading'; id: string }
  | { state: 'ready'; id: string; opened: OpenedRecording }
  | { state: 'failed'; id: string; reason: string }

/** What a live session can go on from when it fails before an audience. */
export interface Net {
  armed: Armed
  /** Id of a recording on the shelf; null takes the net away. */
  arm(id: string | null): void
}

const none: Armed = { state: 'none' }

/** Reads the armed recording as soon as the page is open, so that nothing has to be read on stage. */
export function useNet({ workspace, id }: ResourceRef, decoders: Decoders): Net {
  const [armedId, setArmedId] = useState(() => readArmed({ workspace, id }))
  const [armed, setArmed] = useState<Armed>(none)

  // Reads the file from the browser's storage; another choice, or leaving the page, stops that.
  useEffect(() => {
    if (armedId === null) return
    const controller = new AbortController()
    const { signal } = controller
    load(armedId, decoders, signal).then(
      (opened) => !signal.aborted && setArmed({ state: 'ready', id: armedId, opened }),
      (error: unknown) => {
        if (signal.aborted) return
        setArmed({ state: 'failed', id: armedId, reason: error instanceof Error ? error.message : String(error) })
      },
    )
    return () => controller.abort()
  }, [armedId, decoders])

  const arm = useCallback(
    (next: string | null) => {
      keepArmed({ workspace, id }, next)
      setArmedId(next)
    },
    [workspace, id],
  )
  if (armedId === null) return { armed: none, arm }
  // What was read belongs to what was armed before.
  return { armed: armed.state !== 'none' && armed.id === armedId ? armed : { state: 'loading', id: armedId }, arm }
}

async function load(id: string, decoders: Decoders, signal: AbortSignal): Promise<OpenedRecording> {
  const { openForStage } = await import('./openForStage.ts')
  return openForStage(id, { ...decoders, signal })
}
