import { readCommand, readToolRequest, runCommand, runTool } from './commands.ts'
import { demos } from './demos.ts'
import { fibonacci } from './fibonacci.ts'
import { grade } from './grade.ts'
import { answerJudgement } from './outcomeDemo.ts'
import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { readSkillRequest, showSkill } from './skills.ts'
import { childReply } from './threadsDemo.ts'

const longestDemoRequest = 80

/** What the scripted model says next. Explicit requests come before the ones that are recognised by a word. */
export function scriptedReply(turn: ScriptedTurn): ScriptedReply {
  const { request, hasTool } = turn
  if (hasTool('submit_evaluation')) return grade(turn)
  const revised = answerJudgement(turn)
  if (revised) return revised
  const asChild = hasTool('send_to_parent') ? childReply(turn, readCommand(request)) : null
  if (asChild) return asChild
  const tool = readToolRequest(request)
  if (tool) return runTool(tool, turn)
  const skill = readSkillRequest(request)
  if (skill) return showSkill(skill, turn)
  const command = readCommand(request)
  if (command) return runCommand(command, turn)
  if (/fibonacci/i.test(request)) return fibonacci(turn)
  // A long text that happens to hold the word is no request for a demonstration.
  const demo = request.length <= longestDemoRequest ? demos.find(({ matches }) => matches.test(request)) : undefined
  return demo ? demo.play(turn) : { text: introduction }
}

const introduction = `I am the **scripted model** of the embedded cloud: a program without any intelligence, so that everything here works offline. I cannot answer that, but the tools I call really run. Try one of these:

- \`Write a Python function that computes the Fibonacci sequence and run a test.\`
- \`Run this command: ls -la\`, or lines that start with \`$ \`
- \`Use Read with {"file_path": "fib.py"}\`
- \`Use the skill release-notes\`, or another one of this agent
${demos.map(({ example }) => `- \`${example}\``).join('\n')}

For a real model, start the console with \`CONSOLE_MODEL_PROVIDER\` (\`openai-compatible\` or \`anthropic\`), \`CONSOLE_MODEL_NAME\`, \`CONSOLE_MODEL_BASE_URL\` and \`CONSOLE_MODEL_API_KEY\`.`
