import { useRef } from 'react'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { Armed } from '../net/useNet.ts'
import type { Replay } from '../replay/createReplay.ts'
import type { Selection } from '../sessionView.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'
import { NetMark } from './NetMark.tsx'
import { PresentedSession } from './PresentedSession.tsx'
import { useStageNet } from './useStageNet.tsx'
import { useStageView } from './useStageView.ts'
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
  /** The recording that stands ready for a live session; left out where there is none to go on from. */
  armed?: Armed
  source: TranscriptSource
  selection: Selection
  onLeave: () => void
}

/** A session before an audience: one turn at a time, in large type, moved by a few keys. */
export function Presentation({ facts, live, replay, armed, source, selection, ...props }: PresentationProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const onLeave = () => {
    replay?.pause()
    props.onLeave()
  }
  useTopLayer(dialog, onLeave)
  useWakeLock()
  const view = useStageView()
  const net = useStageNet(armed ?? null, live, facts)
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
        // Its steps, and what was masked of them, are those of one session.
        key={net.run ? 'recording' : 'live'}
        {...(net.run ?? { facts, live, replay, source, selection })}
        isSecret={net.run !== null}
        view={view}
        onNet={armed && net.change}
        onLeave={onLeave}
      />
      {net.state && <NetMark state={net.state} />}
      <p role="status" className="sr-only">
        {net.said}
      </p>
    </dialog>
  )
}
