import type { JsonObject, StoredEvent } from '../canonical.ts'
import { mcpToolName } from '../mcp/mcpToolName.ts'
import { isJsonObject } from '../model/contentBlocks.ts'

export interface OpenCall {
  /** Id of the `agent.tool_use`, `agent.mcp_tool_use` or `agent.custom_tool_use` event. */
  id: string
  /** As the model calls it. */
  name: string
  isMcp: boolean
  input: JsonObject
  turnId: string | null
  /**
   * `ready`: may run now. `denied`: refused by the policy or by a person, needs its error result.
   * `asks`: waits for `user.tool_confirmation`. `custom`: waits for `user.custom_tool_result`.
   */
  state: 'ready' | 'denied' | 'asks' | 'custom'
  denyMessage: string | null
}

export interface TurnWork {
  /** Calls without a result, in the order of their events. */
  calls: OpenCall[]
  /** Ids of `span.model_request_start` events without an end. */
  spans: string[]
  /** Something was said to the agent since the last request to its model. */
  hasUnread: boolean
}

/** What the events of a thread leave to be done: the whole state of a paused or broken-off turn. */
export function toTurnWork(events: readonly StoredEvent[]): TurnWork {
  const calls = new Map<string, OpenCall>()
  const spans = new Set<string>()
  let hasUnread = false
  for (const event of events) {
    const { id, type, payload } = event
    switch (type) {
      case 'agent.tool_use':
      case 'agent.mcp_tool_use':
      case 'agent.custom_tool_use':
        calls.set(id, toOpenCall(event))
        break
      case 'user.tool_confirmation': {
        const call = calls.get(String(payload.tool_use_id))
        if (call?.state === 'asks') {
          call.state = payload.result === 'allow' ? 'ready' : 'denied'
          call.denyMessage = typeof payload.deny_message === 'string' ? payload.deny_message : null
        }
        break
      }
      case 'agent.tool_result':
        calls.delete(String(payload.tool_use_id))
        break
      case 'agent.mcp_tool_result':
        calls.delete(String(payload.mcp_tool_use_id))
        break
      case 'user.custom_tool_result':
        calls.delete(String(payload.custom_tool_use_id))
        break
      case 'user.message':
      case 'agent.thread_message_received':
        hasUnread = true
        break
      case 'span.model_request_start':
        spans.add(id)
        hasUnread = false
        break
      case 'span.model_request_end':
        spans.delete(String(payload.model_request_start_id))
        break
    }
  }
  return { calls: [...calls.values()], spans: [...spans], hasUnread }
}

function toOpenCall({ id, type, turnId, payload }: StoredEvent): OpenCall {
  const permissions = { allow: 'ready', ask: 'asks', deny: 'denied' } as const
  const permission = String(payload.evaluated_permission ?? 'allow')
  return {
    id,
    turnId,
    name: calledName(type, payload),
    isMcp: type === 'agent.mcp_tool_use',
    input: isJsonObject(payload.input) ? payload.input : {},
    state:
      type === 'agent.custom_tool_use'
        ? 'custom'
        : permission in permissions
          ? permissions[permission as keyof typeof permissions] // just checked by `in`
          : 'denied',
    denyMessage: null,
  }
}

/** The name by which the model knows the tool of a use event. */
export function calledName(type: string, payload: JsonObject): string {
  const name = String(payload.name ?? '')
  return type === 'agent.mcp_tool_use' ? mcpToolName(String(payload.mcp_server_name ?? ''), name) : name
}

/** Ids that wait for the client. */
export function awaitedIds({ calls }: TurnWork): string[] {
  return calls.filter(({ state }) => state === 'asks' || state === 'custom').map(({ id }) => id)
}
