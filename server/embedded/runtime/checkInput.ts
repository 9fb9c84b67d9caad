import type { SessionRecord } from '../canonical.ts'
import { conflict, invalid } from '../problem.ts'
import type { ClientEvent } from './runtime.ts'
import type { TurnLog } from './turnLog.ts'
import { type OpenCall, workOf } from './turnWork.ts'

export interface Input {
  interrupt: ClientEvent | null
  /** What opens a turn: messages of the user, and the operator's behind them. */
  messages: ClientEvent[]
  /** Confirmations and custom results, and a system message behind them. */
  answers: ClientEvent[]
}

const answerTypes = new Set(['user.tool_confirmation', 'user.custom_tool_result', 'user.tool_result'])
const beforeSystemMessage = new Set(['user.message', 'user.custom_tool_result', 'user.tool_result'])

/** Sorts what a client sent, or throws a 400 for what can never be right together. */
export function sortInput(events: ClientEvent[]): Input {
  const [first] = events
  if (!first) throw invalid('events must not be empty.', 'events')
  const interrupt = first.type === 'user.interrupt' ? first : null
  const rest = interrupt ? events.slice(1) : events
  for (const [index, { type }] of rest.entries()) {
    if (type === 'user.define_outcome') {
      if (events.length > 1) throw invalid('user.define_outcome must be alone in its request.', 'events')
      return { interrupt: null, messages: events, answers: [] }
    }
    if (type === 'user.interrupt') throw invalid('user.interrupt must be the first event of a request.', 'events')
    if (type === 'system.message') checkSystemMessage(rest, index)
    else if (type !== 'user.message' && !answerTypes.has(type)) {
      throw invalid(`The embedded cloud does not accept ${type}.`, 'events')
    }
  }
  const isAnswered = rest.some(({ type }) => answerTypes.has(type))
  if (isAnswered && rest.some(({ type }) => type === 'user.message')) {
    throw conflict('The session waits for answers to its tool calls. Send the message when they are given.')
  }
  return { interrupt, messages: isAnswered ? [] : rest, answers: isAnswered ? rest : [] }
}

function checkSystemMessage(events: ClientEvent[], index: number) {
  const isPlaced = beforeSystemMessage.has(events[index - 1]?.type ?? '')
  if (index !== events.length - 1 || !isPlaced) {
    throw invalid('system.message must be the last event, directly after a user.message or a tool result.', 'events')
  }
}

/** What a waiting call is answered with. */
const answerOf: { [state in OpenCall['state']]?: { type: string; says: string } } = {
  asks: { type: 'user.tool_confirmation', says: 'asks for permission' },
  custom: { type: 'user.custom_tool_result', says: 'is a custom tool call' },
  worker: { type: 'user.tool_result', says: 'waits for a worker' },
}

/** An answer and the thread whose call it is for. */
export type PlacedAnswer = ClientEvent & { log: TurnLog }

/** Finds the thread of every answer, or throws a 400: each must be of the right kind for a call that waits for one. */
export function placeAnswers(answers: ClientEvent[], logs: TurnLog[]): PlacedAnswer[] {
  const waiting = logs.flatMap((log) => workOf(log).calls.map((call) => ({ log, call })))
  const placed: PlacedAnswer[] = []
  const answered = new Set<string>()
  for (const answer of answers) {
    const { type, payload } = answer
    if (!answerTypes.has(type)) {
      // A system message goes with the answer before it.
      const before = placed.at(-1)
      if (before) placed.push({ ...answer, log: before.log })
      continue
    }
    const field = type === 'user.custom_tool_result' ? 'custom_tool_use_id' : 'tool_use_id'
    const id = String(payload[field] ?? '')
    const found = waiting.find(({ call }) => call.id === id)
    const wanted = found && answerOf[found.call.state]
    if (!found || !wanted || answered.has(id)) throw invalid(`'${id}' is not waiting for an answer.`, field)
    if (wanted.type !== type) throw invalid(`'${id}' ${wanted.says}. Answer it with ${wanted.type}.`, field)
    const { log } = found
    if (payload.session_thread_id !== undefined && payload.session_thread_id !== log.thread.id) {
      throw invalid(`'${id}' is a call of another thread.`, 'session_thread_id')
    }
    answered.add(id)
    placed.push({ ...answer, log })
  }
  return placed
}

export function isWorking({ status }: SessionRecord): boolean {
  return status === 'running' || status === 'rescheduling'
}

/** Waiting for the client in the middle of a turn. */
export function isPaused({ status, stopReason }: SessionRecord): boolean {
  return status === 'idle' && stopReason?.type === 'requires_action'
}
