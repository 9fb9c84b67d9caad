import type { JsonObject } from '../../canonical.ts'
import { textOf } from '../contentBlocks.ts'
import type { ModelRequest } from '../model.ts'
import { type ScriptedCoordination, toCoordination, toLetter } from './coordination.ts'

export interface ScriptedCall {
  name: string
  input: JsonObject
}

export interface CallResult {
  name: string
  text: string
  isError: boolean
}

/** What a script sees: the request of the person and what its own earlier steps brought. */
export interface ScriptedTurn {
  /** What is asked in this turn: by a person, or by the coordinator of this thread. */
  request: string
  /** Results of the calls of each earlier step, in call order. Its length is the number of the step. */
  steps: CallResult[][]
  hasTool(name: string): boolean
  coordination: ScriptedCoordination
  /** The system prompt, which names the skills and memories of the session. */
  system: string
}

/** One answer of the scripted model. Without calls the turn is over. */
export interface ScriptedReply {
  thinking?: string
  text?: string
  calls?: ScriptedCall[]
}

/** Everything the scripted model knows, read from the request alone: it keeps nothing between requests. */
export function toScriptedTurn(given: ModelRequest): ScriptedTurn {
  const { system, messages, tools } = given
  const lastUser = messages.findLastIndex(({ role }) => role === 'user')
  const hasTool = (name: string) => tools.some((tool) => tool.name === name)
  // What its agents send wakes a coordinator; what it works for is still what a person asked.
  const lastAsked = hasTool('create_agent')
    ? messages.findLastIndex((message) => message.role === 'user' && !toLetter(message))
    : lastUser
  let firstAsked = lastAsked
  while (messages[firstAsked - 1]?.role === 'user') firstAsked -= 1

  const request = messages
    .slice(Math.max(firstAsked, 0), lastAsked + 1)
    .flatMap((message) => (message.role === 'user' ? [toLetter(message)?.text ?? textOf(message.content)] : []))
    .join('\n')

  const steps: CallResult[][] = []
  for (const message of messages.slice(lastUser + 1)) {
    if (message.role === 'assistant') steps.push([])
    if (message.role === 'tool') {
      steps.at(-1)?.push({ name: message.name, text: textOf(message.content), isError: message.isError })
    }
  }
  return { request, steps, hasTool, coordination: toCoordination(given), system }
}
