import type { SessionEvent } from '@/domain/session/events.ts'
import type { CallRow } from '@/domain/session/timeline.ts'
import { ApprovalEffect } from '@/lenses/answers/ApprovalEffect.tsx'

export interface ReadOnlyQuestionProps {
  call: CallRow
  /** The tool use; undefined when the log does not hold it yet. */
  use: SessionEvent | undefined
}

/** What a waiting call would do, where nobody can answer it. */
export function ReadOnlyQuestion({ call, use }: ReadOnlyQuestionProps) {
  const input = use && 'input' in use ? use.input : {}
  return (
    <>
      <p className="text-k-wait text-small">It waits for an answer. This workspace is read-only.</p>
      <ApprovalEffect builtIn={call.tool === 'built-in' ? call.name : null} input={input} />
    </>
  )
}
