import { z } from 'zod'
import type { JsonObject } from '../canonical.ts'
import { invalid } from '../problem.ts'
import type { ClientEvent } from '../runtime/runtime.ts'
import { createId } from '../store/ids.ts'
import { messageContent, resultContent, systemContent } from './contentBlocks.ts'
import { readFields } from './fields.ts'

const id = z.string().min(1)

const interrupt = z.object({ session_thread_id: id.optional() })
const message = z.object({ content: messageContent })
const systemMessage = z.object({ content: systemContent })
const confirmation = z.object({
  tool_use_id: id,
  result: z.enum(['allow', 'deny']),
  deny_message: z.string().nullish(),
  session_thread_id: id.nullish(),
})
const customResult = z.object({
  custom_tool_use_id: id,
  content: resultContent.nullish(),
  is_error: z.boolean().nullish(),
  session_thread_id: id.nullish(),
})

const toolResult = z.object({
  tool_use_id: id,
  content: resultContent.nullish(),
  is_error: z.boolean().nullish(),
  session_thread_id: id.nullish(),
})
const maxRubricLength = 262_144
const outcome = z.strictObject({
  type: z.literal('user.define_outcome'),
  description: z.string().min(1),
  rubric: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), content: z.string().min(1).max(maxRubricLength) }),
    z.strictObject({ type: z.literal('file'), file_id: id }),
  ]),
  max_iterations: z
    .int()
    .min(1)
    .max(20)
    .nullish()
    .transform((count) => count ?? 3),
})

const assigned = ['id', 'processed_at', 'outcome_id', 'session_id', 'turn_id']
const beforeSystemMessage = new Set(['user.message', 'user.tool_result', 'user.custom_tool_result'])

/** Checks the shape of what a client sends, or throws a Problem (400). What fits the session's state is the runtime's to say. */
export function readClientEvents(events: unknown, at = 'events'): ClientEvent[] {
  if (events === undefined) throw invalid(`Field '${at}' is required.`, at)
  if (!Array.isArray(events)) throw invalid(`Field '${at}' must be a list.`, at)
  if (events.length === 0) throw invalid(`${at} must not be empty`, at)
  const read = events.map((event, index) => readClientEvent(event, `${at}.${index}`))
  const system = read.findIndex(({ type }) => type === 'system.message')
  const before = read[system - 1]
  if (system >= 0 && (system !== read.length - 1 || !before || !beforeSystemMessage.has(before.type)))
    throw invalid(
      'A system.message must be the last event, directly behind a user.message or a tool result.',
      `${at}.${system}`,
    )
  return read
}

function readClientEvent(given: unknown, at: string): ClientEvent {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid(`Field '${at}' must be an object.`, at)
  // An object that is no array has string keys.
  const event = given as Record<string, unknown>
  const { type } = event
  if (type === undefined) throw invalid(`Field '${at}.type' is required.`, `${at}.type`)
  if (typeof type !== 'string') throw invalid(`Field '${at}.type' must be a string.`, `${at}.type`)
  const taken = assigned.find((name) => event[name] !== undefined)
  if (taken !== undefined) throw invalid(`Field '${at}.${taken}' is assigned by the server.`, `${at}.${taken}`)
  return { type, payload: withoutNulls(readPayload(type, event, at)) }
}

function readPayload(type: string, event: Record<string, unknown>, at: string): JsonObject {
  const path = at.split('.')
  switch (type) {
    case 'user.message':
      return readFields(message, event, path)
    case 'system.message':
      return readFields(systemMessage, event, path)
    case 'user.interrupt':
      return readFields(interrupt, event, path)
    case 'user.tool_confirmation': {
      const payload = readFields(confirmation, { ...event, result: event.result ?? fromDecision(event.decision) }, path)
      if (payload.deny_message && payload.result === 'allow')
        throw invalid("Field 'deny_message' goes with the result 'deny' only.", `${at}.deny_message`)
      return payload
    }
    case 'user.custom_tool_result':
      return readFields(
        customResult,
        { ...event, custom_tool_use_id: event.custom_tool_use_id ?? event.tool_use_id },
        path,
      )
    case 'user.tool_result':
      return readFields(toolResult, event, path)
    case 'user.define_outcome':
      return toOutcome(readFields(outcome, event, path))
    default:
      throw invalid(`A client cannot send '${type}'.`, `${at}.type`)
  }
}

function toOutcome({ type: _, ...fields }: z.output<typeof outcome>): JsonObject {
  return { ...fields, outcome_id: createId('outc') }
}

/** The spelling of June 2026. */
function fromDecision(decision: unknown): unknown {
  return decision === 'approve' ? 'allow' : decision
}

function withoutNulls(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null && value !== undefined))
}
