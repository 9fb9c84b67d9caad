import type { SessionEvent } from '@/domain/session/events.ts'
import type { PendingAction } from '@/domain/session/liveSessionContract.ts'
import { ApprovalCard } from './ApprovalCard.tsx'
import type { SendEvents } from './SendEvents.ts'
import { ToolAnswerCard } from './ToolAnswerCard.tsx'

interface PendingCardProps {
  action: PendingAction
  /** The tool use; undefined when the log does not hold it yet. */
  use: SessionEvent | undefined
  send: SendEvents
}

/** The card for something that waits for a person, by what kind of answer it wants. */
export function PendingCard({ action, use, send }: PendingCardProps) {
  const input = use && 'input' in use ? use.input : {}
  const name = action.name ?? (use && 'name' in use ? use.name : null) ?? 'A tool'
  if (action.kind === 'custom_tool' || action.kind === 'tool_result') {
    const type = action.kind === 'custom_tool' ? 'user.custom_tool_result' : 'user.tool_result'
    return (
      <ToolAnswerCard
        key={action.eventId}
        eventId={action.eventId}
        type={type}
        toolName={name}
        input={JSON.stringify(input, null, 2)}
        send={send}
      />
    )
  }
  return (
    <ApprovalCard
      key={action.eventId}
      eventId={action.eventId}
      toolName={name}
      subject={approvalSubject(name, input)}
      send={send}
    />
  )
}

/** What a person has to see before saying yes: the whole command, the file whose change is shown below, else all of the input. */
export function approvalSubject(toolName: string, input: Record<string, unknown>): string {
  const { command, file_path: path } = input
  if ((toolName === 'Edit' || toolName === 'Write') && typeof path === 'string') return path
  const fields = Object.entries(input)
  const isOnlyCommand = fields.every(([field]) => ['command', 'description', 'timeout', 'timeout_ms'].includes(field))
  if (typeof command === 'string' && isOnlyCommand) return command
  return fields
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
}
