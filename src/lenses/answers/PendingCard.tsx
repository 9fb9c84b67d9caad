import type { Json } from '@/domain/json.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import type { PendingAction } from '@/domain/session/liveSessionContract.ts'
import { ApprovalCard } from './ApprovalCard.tsx'
import type { SendEvents } from './SendEvents.ts'
import { ToolAnswerCard } from './ToolAnswerCard.tsx'

export interface PendingCardProps {
  action: PendingAction
  /** The tool use; undefined when the log does not hold it yet. */
  use: SessionEvent | undefined
  /** Schema of a custom tool's input; null when it is not known. */
  schema?: Json | null
  send: SendEvents
}

/** The card for something that waits for a person, by what kind of answer it wants. */
export function PendingCard({ action, use, schema = null, send }: PendingCardProps) {
  const { eventId, kind, threadId } = action
  const input = use && 'input' in use ? use.input : {}
  const name = action.name ?? (use && 'name' in use ? use.name : null) ?? 'A tool'
  const shared = { eventId, threadId, toolName: name, input, send }
  if (kind === 'custom_tool' || kind === 'tool_result') {
    const type = kind === 'custom_tool' ? 'user.custom_tool_result' : 'user.tool_result'
    return <ToolAnswerCard key={eventId} {...shared} type={type} schema={schema} />
  }
  return <ApprovalCard key={eventId} {...shared} isBuiltIn={use?.type === 'agent.tool_use'} />
}
