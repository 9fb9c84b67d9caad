import type { NewEvent } from '../canonical.ts'
import type { ToolOutcome } from '../sandbox/sandbox.ts'
import type { TurnLog } from './turnLog.ts'
import type { OpenCall } from './turnWork.ts'

/** What answers a call, in the type that belongs to it. */
export function resultEvent(
  log: Pick<TurnLog, 'event'>,
  { id, isMcp }: Pick<OpenCall, 'id' | 'isMcp'>,
  { content, isError }: ToolOutcome,
): NewEvent {
  const answer = { content, is_error: isError }
  return isMcp
    ? log.event('agent.mcp_tool_result', { mcp_tool_use_id: id, ...answer })
    : log.event('agent.tool_result', { tool_use_id: id, ...answer })
}
