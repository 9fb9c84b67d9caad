import type { PillTone } from '@/ui/Pill.tsx'
import type { SessionView } from '../sessionView.ts'
import { contentText } from '../transcript/contentText.ts'
import { splitExitCode } from '../transcript/tools/toolOutput.ts'
import type { Inspected } from './inspected.ts'

export interface Outcome {
  word: string
  tone: PillTone
}

/** How the selected event ended, in a word or two; null for one that does not end. */
export function outcomeOf({ event, call, request, evaluation, row }: Inspected, session: SessionView): Outcome | null {
  if (event.type === 'user.tool_confirmation') {
    return { word: event.result, tone: event.result === 'deny' ? 'error' : 'ok' }
  }
  if (call) {
    const tone = callTones[call.outcome]
    const result = call.resultId ? session.read(call.resultId) : undefined
    const isBash = call.name === 'Bash' && call.tool === 'built-in'
    const exitCode =
      isBash && result && 'content' in result ? splitExitCode(contentText(result.content)).exitCode : null
    return { word: exitCode === null ? call.outcome : `exit ${exitCode}`, tone }
  }
  if (row?.kind === 'request' && request) {
    if (request.isError) return { word: 'failed', tone: 'error' }
    if (request.isInterrupted) return { word: 'interrupted', tone: 'neutral' }
    return request.endId ? { word: 'ok', tone: 'ok' } : { word: 'running', tone: 'run' }
  }
  if (evaluation) {
    const tone = evaluation.result === 'satisfied' ? 'ok' : evaluation.result === null ? 'run' : 'neutral'
    return { word: evaluation.result ?? 'running', tone }
  }
  if (event.type === 'session.error') return { word: 'error', tone: 'error' }
  if (event.type === 'session.status_idle') {
    return { word: event.stopReason.type, tone: event.stopReason.type === 'requires_action' ? 'wait' : 'neutral' }
  }
  return null
}

const callTones: Record<'running' | 'waiting' | 'ok' | 'failed' | 'denied' | 'interrupted', PillTone> = {
  running: 'run',
  waiting: 'wait',
  ok: 'ok',
  failed: 'error',
  denied: 'error',
  interrupted: 'neutral',
}
