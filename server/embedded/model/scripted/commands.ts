import { isJsonObject } from '../contentBlocks.ts'
import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { fenced, needTools, outcome } from './writing.ts'

/** The command of `Run this command: …` (one line, or a fenced block) or of the lines that start with `$ `. */
export function readCommand(request: string): string | null {
  const prompts = request.split('\n').flatMap((line) => /^\s*\$ (.+)/.exec(line)?.[1] ?? [])
  if (prompts.length > 0) return prompts.join('\n')
  const asked = /run this command:\s*([\s\S]+?)(?:\n+Attached files:\n[\s\S]*)?$/i.exec(request)?.[1]?.trim()
  if (!asked) return null
  const block = /^```\w*\n([\s\S]*?)\n?```/.exec(asked)?.[1]
  return block ?? asked.replace(/^`([^`]+)`$/, '$1')
}

export function runCommand(command: string, turn: ScriptedTurn): ScriptedReply {
  const missing = needTools(turn, ['Bash'])
  if (missing) return missing
  if (turn.steps.length === 0) {
    return { thinking: 'A command was given. I run it as it is.', calls: [{ name: 'Bash', input: { command } }] }
  }
  return { text: `I ran\n\n${fenced(command, 'bash')}\n\n${outcome(turn.steps.flat().at(-1))}` }
}

/** `Use <tool> with <json>`; the JSON may stand in a fenced block. Null when the request is something else. */
export function readToolRequest(request: string): { name: string; json: string } | null {
  const match = /^\s*use (?:the )?`?([\w-]+)`?(?: tool)? with\s+([\s\S]+)/i.exec(request)
  const [, name, rest] = match ?? []
  if (!name || !rest) return null
  const json = /^```\w*\n([\s\S]*?)```/.exec(rest)?.[1] ?? rest
  return json.trim().startsWith('{') ? { name, json: json.trim() } : null
}

export function runTool({ name, json }: { name: string; json: string }, turn: ScriptedTurn): ScriptedReply {
  if (turn.steps.length > 0) return { text: `I called \`${name}\`. ${outcome(turn.steps.flat().at(-1))}` }
  try {
    const input: unknown = JSON.parse(json)
    if (!isJsonObject(input)) return { text: 'The input of a tool has to be a JSON object.' }
    return { thinking: `The tool ${name} was asked for, with its input. I call it.`, calls: [{ name, input }] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      text: `I could not read the input as JSON: ${reason}\n\nWrite it like \`Use Read with {"file_path": "fib.py"}\`.`,
    }
  }
}
