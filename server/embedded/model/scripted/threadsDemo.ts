import type { Demo } from './demo.ts'
import type { ScriptedCall, ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { outcome } from './writing.ts'

/** What the children of the demonstration really do, one after the other in the order of the roster. */
const tasks = [
  'seq 1 40 > numbers.txt && wc -l numbers.txt',
  'printf "north,41\\nsouth,37\\n" > regions.csv && sort -t, -k2 -n regions.csv',
  'echo "checked by a careful agent" > checked.txt && cat checked.txt',
]

const followUp = 'Say your result again in one line.'

/** A coordinator that gives out tasks, asks one agent something more, and tells what came back. */
export const threadsDemo: Demo = {
  title: 'several threads',
  example: 'Show me several threads',
  matches: /\bthreads\b/i,
  play: (turn) => (turn.hasTool('create_agent') ? coordinate(turn) : { text: noRoster }),
}

/** The same with the third agent of the roster, which in the agents that come with this server asks before it runs. */
export const threadsWithApprovalDemo: Demo = {
  ...threadsDemo,
  title: 'several threads with an approval',
  example: 'Show me several threads with an approval',
  matches: /\bthreads\b.*\bapproval\b/i,
}

const noRoster =
  'This agent has nobody to give work to. Start a session with the agent `coordinator`, or give this one a roster: `"multiagent": {"type": "coordinator", "agents": ["agent_…"]}`. Then ask again.'

function coordinate(turn: ScriptedTurn): ScriptedReply {
  const { steps, coordination } = turn
  const { roster, started, asked, letters } = coordination
  if (started === 0 && steps.length === 0)
    return start(roster.slice(0, threadsWithApprovalDemo.matches.test(turn.request) ? 3 : 2))
  if (started === 0) return { text: `No agent could be started. ${outcome(steps.flat().at(-1))}` }
  const [first] = letters
  if (!first)
    return { text: `${count(started, 'agent')} at work, each in a thread of its own. I wait for what they send.` }
  if (asked === 0 && first.threadId) {
    return {
      text: `The first answer came from ${first.name}. I ask for it in one line.`,
      calls: [{ name: 'send_to_agent', input: { thread_id: first.threadId, message: followUp } }],
    }
  }
  const expected = started + asked
  if (letters.length < expected) {
    return { text: `${letters.length} of ${expected} messages are here. I wait for the rest.` }
  }
  const rows = letters.map(({ name, text }) => `| ${name} | ${cell(text)} |`)
  return { text: `Everything is here.\n\n| from | message |\n| --- | --- |\n${rows.join('\n')}` }
}

function start(names: string[]): ScriptedReply {
  const calls = names.map(
    (agent, index): ScriptedCall => ({
      name: 'create_agent',
      input: { agent, message: `Run this command: ${tasks[index]}` },
    }),
  )
  return {
    thinking: 'These tasks do not depend on each other, so they can be done side by side.',
    text: `I give ${count(names.length, 'agent')} a task each.`,
    calls,
  }
}

/** An agent that was started by a coordinator: it does the command of the message and sends back what came of it. */
export function childReply(turn: ScriptedTurn, command: string | null): ScriptedReply | null {
  const { steps, request } = turn
  const isFollowUp = request.endsWith(followUp)
  if (!command && !isFollowUp) return null
  const [first, second] = steps
  if (command && !first) {
    return turn.hasTool('Bash')
      ? { thinking: 'A task from the coordinator. I run it as it is.', calls: [{ name: 'Bash', input: { command } }] }
      : { text: 'I have no `Bash` tool, so I cannot run that.' }
  }
  const report = command ? first : null
  const isSent = command ? second : first
  if (isSent) return { text: 'The coordinator has my result.' }
  const text = report ? outcome(report[0]) : `In one line: ${firstLine(turn.coordination.lastOutput ?? 'no result')}`
  return { calls: [{ name: 'send_to_parent', input: { message: text } }] }
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''
const cell = (text: string) =>
  text
    .replace(/```\w*/g, '')
    .trim()
    .split(/\n+/)
    .join(' · ')
    .replaceAll('|', '\\|')
