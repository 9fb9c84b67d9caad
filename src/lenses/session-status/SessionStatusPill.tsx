import { type SessionPhase, sessionPhase, sessionStatusWord } from '@/domain/sessionSummary.ts'
import { Pill, type PillTone } from '@/ui/Pill.tsx'

const tones: Record<SessionPhase, PillTone> = {
  idle: 'ok',
  running: 'run',
  rescheduling: 'wait',
  ended: 'neutral',
  unknown: 'neutral',
}

/** A session's status in the API's word, unknown ones verbatim. */
export function SessionStatusPill({ status, className }: { status: string; className?: string }) {
  return (
    <Pill tone={tones[sessionPhase(status)]} hasDot className={className}>
      {sessionStatusWord(status)}
    </Pill>
  )
}
