import { useRef } from 'react'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { Replay } from '../replay/createReplay.ts'
import type { Selection } from '../sessionView.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'
import { PresentedSession } from './PresentedSession.tsx'
import { useStage } from './useStage.ts'
import { useTopLayer } from './useTopLayer.ts'
import { useWakeLock } from './useWakeLock.ts'

/** What is said of a session on stage, and what must not be. */
export interface PresentationFacts {
  title: string
  agentName: string | null
  /** Values that are secrets because of where they come from, by name. */
  known: Readonly<Record<string, string>>
}

export interface PresentationProps {
  facts: PresentationFacts
  live: LiveSession
  /** The hands of a recording; null for a live session. */
  replay: Replay | null
  source: TranscriptSource
  selection: Selection
  onLeave: () => void
}

/** A session before an audience: one turn at a time, in large type, moved by a few keys. */
export function Presentation({ facts, live, replay, source, selection, ...props }: PresentationProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const onLeave = () => {
    replay?.pause()
    props.onLeave()
  }
  useTopLayer(dialog, onLeave)
  useWakeLock()
  const stage = useStage(live, replay, selection)
  return (
    <dialog
      ref={dialog}
      // biome-ignore lint/a11y/noRedundantRoles: the keys of the page below look for it, and keep still
      role="dialog"
      aria-label="Presentation"
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        onLeave()
      }}
      className="fixed inset-0 m-0 flex size-full max-h-none max-w-none flex-col overflow-hidden bg-surface-1 text-ink outline-none"
    >
      <PresentedSession
        facts={facts}
        shownReplay={replay}
        stage={stage}
        source={source}
        selection={selection}
        onLeave={onLeave}
      />
    </dialog>
  )
}
