import type { JsonObject, StoredEvent } from '../canonical.ts'
import { mcpToolName } from '../mcp/mcpToolName.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { builtInTools } from '../sandbox/toolDefinitions.ts'
import { type OpenOutcome, toOutcome } from './outcomes.ts'
import type { TurnLog } from './turnLog.ts'

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
   * `worker`: waits for `user.tool_result` from a worker of the self-hosted environment.
   */
  state: 'ready' | 'denied' | 'asks' | 'custom' | 'worker'
  denyMessage: string | null
}

export interface TurnWork {
  /** Calls without a result, in the order of their events. */
  calls: OpenCall[]
  /** Ids of `span.model_request_start` events without an end. */
  spans: string[]
  /** Something was said to the agent since the last request to its model. */
  hasUnread: boolean
  /** What the thread works for, if it was given an outcome. */
  outcome: OpenOutcome | null
}

const builtInNames = new Set(builtInTools.map(({ name }) => name))

/** Whether a call is for a worker of the customer, once it may run. */
export function isForWorker(isSelfHosted: boolean, type: string, name: unknown): boolean {
  return isSelfHosted && type === 'agent.tool_use' && builtInNames.has(String(name))
}

/** The work of a thread, as its session runs it. */
export const workOf = ({ events, session }: Pick<TurnLog, 'events' | 'session'>): TurnWork =>
  toTurnWork(events, session.isSelfHosted)

/** What an agent has to look at with another request. */
const unreadTypes = new Set([
  'user.message',
  'user.define_outcome',
  'user.tool_result',
  'user.custom_tool_result',
  'agent.tool_result',
  'agent.mcp_tool_result',
  'agent.thread_message_received',
  'span.outcome_evaluation_end',
])

/** What the events of a thread leave to be done: the whole state of a paused or broken-off turn. */
export function toTurnWork(events: readonly StoredEvent[], isSelfHosted = false): TurnWork {
  const calls = new Map<string, OpenCall>()
  const spans = new Set<string>()
  let hasUnread = false
  const forWorker = new Set<string>()
  let outcome: OpenOutcome | null = null
  for (const event of events) {
    const { id, type, payload } = event
    outcome = toOutcome(outcome, event)
    if (unreadTypes.has(type)) hasUnread = true
    switch (type) {
      case 'agent.tool_use':
      case 'agent.mcp_tool_use':
      case 'agent.custom_tool_use':
        calls.set(id, toOpenCall(event))
        if (isForWorker(isSelfHosted, type, payload.name)) forWorker.add(id)
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
      case 'user.tool_result':
        calls.delete(String(payload.tool_use_id))
        break
      case 'agent.mcp_tool_result':
        calls.delete(String(payload.mcp_tool_use_id))
        break
      case 'user.custom_tool_result':
        calls.delete(String(payload.custom_tool_use_id))
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
  for (const call of calls.values()) if (call.state === 'ready' && forWorker.has(call.id)) call.state = 'worker'
  return { calls: [...calls.values()], spans: [...spans], hasUnread, outcome }
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
  return calls.filter(({ state }) => state === 'asks' || state === 'custom' || state === 'worker').map(({ id }) => id)
}
