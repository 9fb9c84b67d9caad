import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { fenced, needTools } from './writing.ts'

/** The name in `Use the skill <name>`; null when the request is something else. */
export const readSkillRequest = (request: string): string | null =>
  /^\s*use (?:the |my )?skill `?([\w-]+)`?/i.exec(request)?.[1] ?? null

/** Reads the SKILL.md whose path the system prompt names, and says what it found. */
export function showSkill(name: string, turn: ScriptedTurn): ScriptedReply {
  const paths = [...turn.system.matchAll(/^- ([\w-]+) \((\/\S+\/SKILL\.md)\): /gm)]
  const path = paths.find(([, offered]) => offered === name)?.[2]
  if (!path) {
    const names = paths.map(([, offered]) => `\`${offered}\``).join(', ')
    return {
      text: `I am offered no skill named \`${name}\`. ${names ? `There is: ${names}.` : 'This agent has no skills.'}`,
    }
  }
  const missing = needTools(turn, ['Read'])
  if (missing) return missing
  const [result] = turn.steps.flat()
  if (!result) {
    return {
      thinking: `The skill ${name} is asked for. I read its SKILL.md before anything else.`,
      calls: [{ name: 'Read', input: { file_path: path } }],
    }
  }
  if (result.isError) return { text: `I could not read the skill:\n\n${fenced(result.text)}` }
  const text = result.text.replace(/^ *\d+\t/gm, '')
  return {
    text: `I read the skill \`${name}\`. A real model would follow it now. It says:\n\n${fenced(text, 'markdown')}`,
  }
}
