import type { JsonObject } from '../../canonical.ts'
import { textOf } from '../contentBlocks.ts'
import type { ModelRequest } from '../model.ts'

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
  /** Text of the user messages of this turn. */
  request: string
  /** Results of the calls of each earlier step, in call order. Its length is the number of the step. */
  steps: CallResult[][]
  hasTool(name: string): boolean
}

/** One answer of the scripted model. Without calls the turn is over. */
export interface ScriptedReply {
  thinking?: string
  text?: string
  calls?: ScriptedCall[]
}

/** Everything the scripted model knows, read from the request alone: it keeps nothing between requests. */
export function toScriptedTurn({ messages, tools }: ModelRequest): ScriptedTurn {
  const lastUser = messages.findLastIndex(({ role }) => role === 'user')
  let firstUser = lastUser
  while (messages[firstUser - 1]?.role === 'user') firstUser -= 1

  const request = messages
    .slice(Math.max(firstUser, 0), lastUser + 1)
    .flatMap((message) => (message.role === 'user' ? [textOf(message.content)] : []))
    .join('\n')

  const steps: CallResult[][] = []
  for (const message of messages.slice(lastUser + 1)) {
    if (message.role === 'assistant') steps.push([])
    if (message.role === 'tool') {
      steps.at(-1)?.push({ name: message.name, text: textOf(message.content), isError: message.isError })
    }
  }
  return { request, steps, hasTool: (name) => tools.some((tool) => tool.name === name) }
}
