import type { Demo } from './demo.ts'
import { outcomeDemo } from './outcomeDemo.ts'
import { reportDemo } from './reportDemo.ts'
import type { ScriptedCall, ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { threadsDemo, threadsWithApprovalDemo } from './threadsDemo.ts'
import { fenced, needTools, outcome } from './writing.ts'

const bash = (command: string, description: string): ScriptedCall => ({ name: 'Bash', input: { command, description } })

/** Needs Bash, and plays the given steps; the last one sees all results. */
function withBash(...replies: ((turn: ScriptedTurn) => ScriptedReply)[]) {
  return (turn: ScriptedTurn): ScriptedReply => {
    const reply = replies[Math.min(turn.steps.length, replies.length - 1)]
    return needTools(turn, ['Bash']) ?? reply?.(turn) ?? {}
  }
}

const lastResult = ({ steps }: ScriptedTurn) => steps.flat().at(-1)

const approval: Demo = {
  title: 'approval',
  example: 'Show me an approval',
  matches: /\bdemo:? approval\b|\bapproval\b/i,
  play: withBash(
    () => ({
      thinking: 'A command that does no harm is enough to show how a call waits for a person.',
      text: 'I would like to run a harmless command. If the policy of this agent asks, the session waits for you now.',
      calls: [bash('echo "Approved and run at $(date -u +%H:%M) UTC"', 'Show that it ran')],
    }),
    (turn) => ({
      text: `${outcome(lastResult(turn))}\n\nIf nobody asked you, this agent allows \`Bash\`. To be asked, give its toolset\n\n${fenced(
        '"configs": [{"name": "Bash", "permission_policy": {"type": "always_ask"}}]',
        'json',
      )}`,
    }),
  ),
}

const failureAndRetry: Demo = {
  title: 'failure and retry',
  example: 'Show me a failure and retry',
  matches: /\bfail(ure|ing)?\b.*\b(retry|fix)\b/i,
  play: withBash(
    () => ({
      thinking: 'First a command that cannot work: it reads a file that is not there.',
      text: 'I start with a command that fails.',
      calls: [bash('cat settings/missing.conf', 'Read a file that is not there')],
    }),
    (turn) => ({
      thinking: 'The file is missing. I make it and try again.',
      text: lastResult(turn)?.isError
        ? 'The file is not there. I create it and try again.'
        : 'The file was there already. I write it anew.',
      calls: [
        bash(
          'mkdir -p settings && echo "colour = green" > settings/missing.conf && cat settings/missing.conf',
          'Create it, read it',
        ),
      ],
    }),
    (turn) => ({ text: `The second attempt: ${outcome(lastResult(turn))}` }),
  ),
}

const longOutput: Demo = {
  title: 'long output',
  example: 'Show me a long output',
  matches: /\b(long|large|big) output\b/i,
  play: withBash(
    () => ({
      text: 'This prints 5,000 lines.',
      calls: [bash('seq 1 5000 | sed "s/^/line /"', 'Print 5,000 lines')],
    }),
    (turn) => {
      const text = lastResult(turn)?.text ?? ''
      return {
        text: `The command answered ${text.trimEnd().split('\n').length} lines.\n\n${outcome(lastResult(turn))}`,
      }
    },
  ),
}

const parallel: Demo = {
  title: 'parallel calls',
  example: 'Show me parallel calls',
  matches: /\bparallel\b/i,
  play: withBash(
    () => ({
      thinking: 'Three calls that do not depend on each other can go out in one answer.',
      text: 'Three calls at once:',
      calls: [
        bash('sleep 1 && echo "first is done"', 'The first'),
        bash('echo "second is done"', 'The second'),
        bash('sleep 0.5 && echo "third is done"', 'The third'),
      ],
    }),
    ({ steps }) => {
      const results = steps.flat()
      const failed = results.filter(({ isError }) => isError).length
      const rows = results.map(
        ({ text, isError }, index) => `| ${index + 1} | ${isError ? 'failed' : 'ok'} | ${cell(text)} |`,
      )
      return {
        text: `All ${results.length} answered, ${failed} of them with an error.\n\n| call | result | text |\n| --- | --- | --- |\n${rows.join('\n')}`,
      }
    },
  ),
}

const cell = (text: string) => (text.trim().split('\n')[0] ?? '').replaceAll('|', '\\|')

const slowBuild: Demo = {
  title: 'slow build',
  example: 'Show me a slow build',
  matches: /\bslow build\b/i,
  play: withBash(
    () => ({
      text: 'This build takes about eight seconds. It can be interrupted at any time.',
      calls: [
        bash(
          'for step in fetch configure compile link package test; do echo "[$step] started"; sleep 1.3; echo "[$step] done"; done; echo "build finished"',
          'A build of six steps',
        ),
      ],
    }),
    (turn) => ({ text: outcome(lastResult(turn)) }),
  ),
}

const markdown: Demo = {
  title: 'markdown',
  example: 'Show me markdown',
  matches: /\bmarkdown\b/i,
  play: () => ({
    text: `# Markdown

A paragraph with **bold**, *italic*, \`code\` and a [link](https://example.com).

| tool | does | runs in |
| --- | --- | :---: |
| \`Bash\` | runs a command | sandbox |
| \`Read\` | reads a file | sandbox |

1. first
2. second
   - nested
   - nested again

> A quotation of one line.

\`\`\`ts
export const answer = (question: string) => (question ? 42 : null)
\`\`\``,
  }),
}

const thinking: Demo = {
  title: 'thinking',
  example: 'Show me thinking',
  matches: /\bthinking\b/i,
  play: () => ({
    thinking:
      'This is thinking text. A real model would weigh its options here: what is asked, what is known, what to try ' +
      'first and how to notice that it went wrong. I only stream these sentences in small pieces, so that one can see ' +
      'how the console shows them while they grow and after they are done.',
    text: 'Above this message is what I "thought". It is text from a script, shown the way thinking of a real model is shown.',
  }),
}

/** The named scenarios, in the order in which they are tried. */
export const demos: Demo[] = [
  threadsWithApprovalDemo,
  threadsDemo,
  approval,
  failureAndRetry,
  longOutput,
  parallel,
  slowBuild,
  outcomeDemo,
  reportDemo,
  markdown,
  thinking,
]
