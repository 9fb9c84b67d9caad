import { isJsonObject, textOf } from '../contentBlocks.ts'
import type { ModelMessage, ModelRequest } from '../model.ts'

/** A message that another thread sent. */
export interface ScriptedLetter {
  /** Name of the agent; null from the coordinator. */
  name: string | null
  threadId: string | null
  text: string
}

/** What a script sees of the other threads since a person last said something. */
export interface ScriptedCoordination {
  /** Whom a coordinator can start. */
  roster: string[]
  /** How many agents were started. */
  started: number
  /** How many further messages were sent to them. */
  asked: number
  letters: ScriptedLetter[]
  /** What the last command printed, in the whole conversation. */
  lastOutput: string | null
}

/** The message as a letter; null when a person wrote it. */
export function toLetter(message: ModelMessage): ScriptedLetter | null {
  if (message.role !== 'user') return null
  const [head, ...rest] = message.content
  const line = head ? textOf([head]) : ''
  const [, name = null, threadId = null] = /^Message from (.+) \(thread (\S+)\):$/.exec(line) ?? []
  if (!name && line !== 'Message from the coordinator:') return null
  return { name, threadId, text: textOf(rest) }
}

export function toCoordination({ messages, tools }: ModelRequest): ScriptedCoordination {
  const asked = messages.findLastIndex((message) => message.role === 'user' && !toLetter(message))
  const since = messages.slice(asked + 1)
  const worked = (name: string) =>
    since.filter((message) => message.role === 'tool' && message.name === name && !message.isError).length
  const output = messages.findLast((message) => message.role === 'tool' && message.name === 'Bash')
  return {
    roster: namesOf(tools.find(({ name }) => name === 'create_agent')?.inputSchema.properties),
    started: worked('create_agent'),
    asked: worked('send_to_agent'),
    letters: since.flatMap((message) => toLetter(message) ?? []),
    lastOutput: output?.role === 'tool' ? textOf(output.content) : null,
  }
}

function namesOf(properties: unknown): string[] {
  const agent = isJsonObject(properties) ? properties.agent : null
  return isJsonObject(agent) && Array.isArray(agent.enum) ? agent.enum.map(String) : []
}
