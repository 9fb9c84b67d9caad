import type { Demo } from './demo.ts'
import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { needTools, outcome } from './writing.ts'

/** A task to be defined as an outcome: the first version lacks what the rubric of somebody else asks for. */
export const outcomeDemo: Demo = {
  title: 'an outcome',
  example: 'Write report.md with one section per region',
  matches: /\breport\.md\b/i,
  play(turn) {
    const missing = needTools(turn, ['Write'])
    if (missing) return missing
    const [written] = turn.steps
    if (written) return { text: `\`report.md\` has a section for the north. ${outcome(written[0])}` }
    return {
      thinking: 'I begin with what I know: the north.',
      calls: [{ name: 'Write', input: { file_path: 'report.md', content: '# Report\n\n## North\n\n41 rows.\n' } }],
    }
  },
}

/** The answer to a judgement of earlier work; null when the request is something else. */
export function answerJudgement(turn: ScriptedTurn): ScriptedReply | null {
  const { request, steps } = turn
  if (request.startsWith('Your work was judged for the last time')) {
    return { text: 'This is where the work ends. The verdict above says what was reached.' }
  }
  if (!request.startsWith('Your work was judged')) return null
  const words = [...request.matchAll(/"([^"\n]{1,80})" is missing/g)].flatMap(([, word]) => word ?? [])
  if (words.length === 0) return { text: 'A script cannot work out what is meant, so I leave the work as it is.' }
  const missing = needTools(turn, ['Bash'])
  if (missing) return missing
  const [added] = steps
  if (added) return { text: `I added what was missing. ${outcome(added[0])}` }
  const lines = words.map((word) => `printf '\\n## %s\\n\\nAdded after the judgement.\\n' ${quoted(word)} >> report.md`)
  return {
    thinking: 'The judgement names what is missing. I add a section for each.',
    calls: [
      { name: 'Bash', input: { command: [...lines, 'cat report.md'].join('\n'), description: 'Add what is missing' } },
    ],
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`
