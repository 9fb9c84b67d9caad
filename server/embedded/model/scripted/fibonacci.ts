import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { fenced, needTools } from './writing.ts'

const source = `def fibonacci(n: int) -> int:
    """Return the n-th Fibonacci number, counting from fibonacci(0) == 0."""
    if n < 0:
        raise ValueError("n must not be negative")
    previous, current = 0, 1
    for _ in range(n):
        previous, current = current, previous + current
    return previous
`

const test = `import unittest

from fib import fibonacci


class FibonacciTest(unittest.TestCase):
    def test_first_numbers(self):
        self.assertEqual([fibonacci(n) for n in range(10)], [0, 1, 1, 2, 3, 5, 8, 13, 21, 34])

    def test_large_number(self):
        self.assertEqual(fibonacci(90), 2880067194370816120)

    def test_negative_number(self):
        with self.assertRaises(ValueError):
            fibonacci(-1)


if __name__ == "__main__":
    unittest.main()
`

/** The quickstart: writes a function and its test, runs the test and tells what really came out. */
export function fibonacci(turn: ScriptedTurn): ScriptedReply {
  const missing = needTools(turn, ['Write', 'Bash'])
  if (missing) return missing
  const failed = turn.steps.flat().find(({ name, isError }) => name === 'Write' && isError)
  if (failed)
    return {
      text: `I could not write the files, so I did not run a test. The tool answered:\n\n${fenced(failed.text)}`,
    }

  switch (turn.steps.length) {
    case 0:
      return {
        thinking:
          'The task is a Fibonacci function and a test for it. A loop with two variables needs no recursion and stays ' +
          'fast for large numbers. I will write fib.py, then a unittest beside it, and run that.',
        text: 'I will write the function to `fib.py`, put a test beside it and run it.',
        calls: [{ name: 'Write', input: { file_path: 'fib.py', content: source } }],
      }
    case 1:
      return {
        thinking: 'Now the test: the first ten numbers, a large one, and a negative input that must be refused.',
        calls: [{ name: 'Write', input: { file_path: 'test_fib.py', content: test } }],
      }
    case 2:
      return {
        text: 'Both files are there. Now the test.',
        calls: [{ name: 'Bash', input: { command: 'python3 test_fib.py', description: 'Run the test' } }],
      }
    default:
      return { text: report(turn) }
  }
}

function report({ steps }: ScriptedTurn): string {
  const run = steps[2]?.[0]
  if (!run) return 'The test was not run, so I cannot say whether the function works.'
  const count = /Ran (\d+) tests?/.exec(run.text)?.[1]
  const hasPassed = !run.isError && count !== undefined && /^OK\b/m.test(run.text)
  const verdict = hasPassed
    ? `**The test passed**: ${count} cases, run with \`python3 test_fib.py\`.`
    : '**The test did not pass.** This is what came back:'
  return `${verdict}

${fenced(run.text)}

| file | what it holds |
| --- | --- |
| \`fib.py\` | \`fibonacci(n)\`, a loop that works in *O(n)* steps |
| \`test_fib.py\` | the first ten numbers, a large one, and a negative input |

${hasPassed ? 'Use it like this:\n\n```python\nfrom fib import fibonacci\n\nprint(fibonacci(10))  # 55\n```' : 'The files are in the workspace as they are, so the failure can be looked at.'}`
}
