import type { SessionEvent } from '@/domain/session/events.ts'
import type { CallRow } from '@/domain/session/timeline.ts'
import { ApprovalEffect } from './ApprovalEffect.tsx'
import { sayWish } from './sayWish.ts'

export interface AskedQuestionProps {
  call: CallRow
  /** The tool use; undefined when the log does not hold it yet. */
  use: SessionEvent | undefined
}

/** What a call asked of a person, as it stood on its card, without the buttons: nobody can answer it any more. */
export function AskedQuestion({ call, use }: AskedQuestionProps) {
  const builtIn = call.tool === 'built-in' ? call.name : null
  return (
    <div className="max-w-[700px] rounded-3 border border-k-wait/45 bg-k-wait-soft px-3 py-2.5">
      <p className="text-k-wait">
        <span className="font-medium">{call.name}</span> {sayWish(builtIn)}
      </p>
      <ApprovalEffect builtIn={builtIn} input={use && 'input' in use ? use.input : {}} />
    </div>
  )
}
