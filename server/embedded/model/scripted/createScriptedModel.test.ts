import { expect, it } from 'vitest'
import { textBlock } from '../contentBlocks.ts'
import type { ModelMessage, ModelPart, ModelRequest } from '../model.ts'
import { createScriptedModel } from './createScriptedModel.ts'

interface Conversation {
  tools?: string[]
  messages?: ModelMessage[]
}

async function partsOf(text: string, { tools = ['Bash', 'Write', 'Read'], messages = [] }: Conversation = {}) {
  const request: ModelRequest = {
    model: 'scripted',
    system: '',
    messages: [{ role: 'user', content: [textBlock(text)] }, ...messages],
    tools: tools.map((name) => ({ name, description: '', inputSchema: {} })),
  }
  const parts: ModelPart[] = []
  for await (const part of createScriptedModel({ pieceMs: 0 })(request, new AbortController().signal)) parts.push(part)
  return parts
}

async function reply(text: string, conversation: Conversation = {}) {
  const parts = await partsOf(text, conversation)
  const joined = (type: 'text' | 'thinking') =>
    parts.flatMap((part) => (part.type === type && 'text' in part ? [part.text] : [])).join('')
  return {
    text: joined('text'),
    thinking: joined('thinking'),
    calls: parts.flatMap((part) => (part.type === 'tool_call' ? [{ name: part.name, input: part.input }] : [])),
    usage: parts.flatMap((part) => (part.type === 'finish' ? [part.usage] : [])),
  }
}

/** One finished step: a call and its result. */
function step(name: string, result: string, isError = false): ModelMessage[] {
  return [
    { role: 'assistant', text: '', toolCalls: [{ callId: 'c', name, input: {} }] },
    { role: 'tool', callId: 'c', name, content: [textBlock(result)], isError },
  ]
}

const fibonacci = 'Write a Python function that computes the Fibonacci sequence and run a test.'
const written = [...step('Write', 'Created'), ...step('Write', 'Created')]

it('says what it is and what it can do when it does not understand', async () => {
  const { text, calls } = await reply('What is the meaning of life?')
  expect(text).toContain('scripted model')
  expect(text).toContain('Run this command')
  expect(text).toContain('CONSOLE_MODEL_PROVIDER')
  expect(calls).toEqual([])
})

it('streams in pieces that add up and counts by the rough rule', async () => {
  const parts = await partsOf(fibonacci)
  expect(parts.filter(({ type }) => type === 'thinking').length).toBeGreaterThan(5)
  expect(parts.at(-1)).toMatchObject({ type: 'finish', usage: { cacheReadInputTokens: 0 } })
  const { usage, text } = await reply('Show me markdown')
  expect(usage[0]?.outputTokens).toBe(Math.ceil(text.length / 4))
})

it('answers the same request the same way', async () => {
  expect(await partsOf(fibonacci)).toEqual(await partsOf(fibonacci))
})

it('stops when it is told to', async () => {
  const controller = new AbortController()
  const request: ModelRequest = { model: 'scripted', system: '', messages: [], tools: [] }
  const parts = createScriptedModel({ pieceMs: 0 })(request, controller.signal)[Symbol.asyncIterator]()
  await parts.next()
  controller.abort()
  await expect(parts.next()).rejects.toThrow()
})

it('reports a passed test only when the output says so', async () => {
  const passed = await reply(fibonacci, { messages: [...written, ...step('Bash', 'Ran 3 tests in 0.002s\n\nOK')] })
  expect(passed.text).toContain('The test passed')
  const failed = await reply(fibonacci, { messages: [...written, ...step('Bash', 'Ran 3 tests\n\nFAILED', true)] })
  expect(failed.text).toContain('did not pass')
  const empty = await reply(fibonacci, { messages: [...written, ...step('Bash', '')] })
  expect(empty.text).toContain('did not pass')
})

it('does not run a test when a file could not be written', async () => {
  const { text, calls } = await reply(fibonacci, { messages: step('Write', 'The user refused this call.', true) })
  expect(text).toContain('refused')
  expect(calls).toEqual([])
})

it('names the tools it would need', async () => {
  const { text, calls } = await reply(fibonacci, { tools: ['Read'] })
  expect(text).toContain('no `Write` and `Bash` tool')
  expect(calls).toEqual([])
})

it.each([
  ['Run this command: ls -la', 'ls -la'],
  ['Run this command: cat notes.txt\nAttached files:\n- notes.txt: /mnt/notes.txt', 'cat notes.txt'],
  ['Please run this command: `echo hi`', 'echo hi'],
  ['Run this command:\n```bash\ncd src\nls\n```', 'cd src\nls'],
  ['$ echo a\n$ echo b', 'echo a\necho b'],
])('runs %j as a command', async (request, command) => {
  expect((await reply(request)).calls).toEqual([{ name: 'Bash', input: { command } }])
})

it('reports what a command answered, also when it failed', async () => {
  const worked = await reply('$ ls', { messages: step('Bash', 'a.txt') })
  expect(worked.text).toContain('It worked')
  expect(worked.text).toContain('a.txt')
  const failed = await reply('$ ls', { messages: step('Bash', 'no such file\n[exit code 1]', true) })
  expect(failed.text).toContain('It failed')
})

it('calls any tool with the JSON it is given', async () => {
  const { calls } = await reply('Use lookup_stock with {"sku": "A-17"}')
  expect(calls).toEqual([{ name: 'lookup_stock', input: { sku: 'A-17' } }])
})

it('says why it cannot read the JSON', async () => {
  const { text, calls } = await reply('Use Read with {file_path: fib.py}')
  expect(text).toContain('could not read the input as JSON')
  expect(calls).toEqual([])
})

it('keeps a code block closed whatever a command prints', async () => {
  const { text } = await reply('$ cat notes.md', { messages: step('Bash', '```\ncode\n```') })
  expect(text).toContain('````\n```\ncode\n```\n````')
})

it.each([
  ['Show me an approval', 1],
  ['Show me a failure and retry', 1],
  ['Show me a long output', 1],
  ['Show me parallel calls', 3],
  ['Show me a slow build', 1],
])('plays "%s" with real commands and comes to an end', async (request, firstCalls) => {
  const first = await reply(request)
  expect(first.calls).toHaveLength(firstCalls)
  let messages: ModelMessage[] = []
  let last = first
  while (last.calls.length > 0) {
    messages = [...messages, ...last.calls.flatMap(() => step('Bash', 'done'))]
    last = await reply(request, { messages })
  }
  expect(last.text).not.toBe('')
})

it('tells how to be asked when the policy allowed the command of the approval demo', async () => {
  const { text } = await reply('Show me an approval', { messages: step('Bash', 'Approved') })
  expect(text).toContain('always_ask')
})

it.each(['Show me several threads', 'Show me markdown', 'Show me thinking'])(
  'answers "%s" with text',
  async (request) => {
    const { text, calls } = await reply(request)
    expect(text).not.toContain('I cannot answer that')
    expect(calls).toEqual([])
  },
)

it('does not take a long text for a demonstration because of one word in it', async () => {
  const { text } = await reply(`I was thinking about this for a while. ${'What do you make of it? '.repeat(5)}`)
  expect(text).toContain('I cannot answer that')
})

it('grades by the quoted words of the rubric alone, and says so when there are none', async () => {
  const judge = (rubric: string, work: string) =>
    reply(`<rubric>${rubric}</rubric>\n<work>${work}</work>`, { tools: ['submit_evaluation'] })
  expect((await judge('1. Has "North" and `South`.', '## North')).calls[0]?.input).toEqual({
    result: 'needs_revision',
    explanation: '"South" is missing.',
  })
  expect((await judge('Has "North".', '## north')).calls[0]?.input).toMatchObject({ result: 'satisfied' })
  expect((await judge('Is beautiful.', '## north')).calls[0]?.input).toMatchObject({ result: 'failed' })
})

it('adds what a judgement names, and nothing it would have to work out', async () => {
  const { calls } = await reply('Your work was judged and is not done yet:\n\n"It\'s" is missing.')
  expect(calls[0]?.input.command).toContain("'It'\\''s' >> report.md")
  expect((await reply('Your work was judged and is not done yet:\n\nToo short.')).calls).toEqual([])
})

it('looks only at the last request', async () => {
  const { calls } = await reply(fibonacci, { messages: [...written, { role: 'user', content: [textBlock('$ ls')] }] })
  expect(calls).toEqual([{ name: 'Bash', input: { command: 'ls' } }])
})
