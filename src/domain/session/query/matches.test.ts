import { expect, it } from 'vitest'
import type { LogItem } from '../logItems.ts'
import { plainly } from '../testing/describeLog.ts'
import { agentSays, idle, running, says, toolResult, toolUse, userSays } from '../testing/events.ts'
import { matches } from './matches.ts'
import { parseQuery } from './parseQuery.ts'
import { toggleTerm, toQueryTerm } from './toQueryTerm.ts'

const bash = toolUse('Bash', { command: 'grep "naïve"\n', 'odd.key': [{ n: 7 }, { n: 8 }] }, { id: 'evt_bash' })
const read = toolUse('Read', { file_path: '/a' }, { threadId: 'sthr_child' })
const events = [
  userSays('Hello World'),
  running(),
  bash,
  read,
  toolResult(read.id, 'no such file', { isError: true, threadId: 'sthr_child' }),
  toolResult(bash.id),
  idle(),
  userSays('again'),
  says('agent.brand_new'),
  agentSays('Grüße'),
]
const log = plainly(events)
const names = ['hello', 'running', 'bash', 'read', 'failed', 'done', 'idle', 'again', 'new', 'gruesse']

function found(text: string): string[] {
  const { query, problem } = parseQuery(text)
  if (!query) throw new Error(problem.message)
  const items = log.items()
  const turnNumber = (item: LogItem) => items.turnAt(item.index)?.number ?? null
  return names.filter((_, index) => {
    const item = items.at(index)
    return item !== undefined && matches(query, item, { turnNumber, rawJson: log.rawJson })
  })
}

it.each([
  ['type:tool', ['bash', 'read', 'failed', 'done']],
  ['type:agent.tool_use', ['bash', 'read']],
  ['type:session', ['running', 'idle']],
  ['type:error', ['failed']],
  ['type:tool name:read error:true', ['failed']],
  ['-type:tool -type:session', ['hello', 'again', 'new', 'gruesse']],
  ['name:bash', ['bash', 'done']],
  ['error:true', ['failed']],
  ['dur:>4s', ['bash', 'done']],
  ['dur:<=3000ms', ['read', 'failed']],
  ['turn:2', ['again', 'new', 'gruesse']],
  ['thread:sthr_ch', ['read', 'failed']],
  ['thread:main name:Read', []],
  ['hello', ['hello']],
  ['"hello world"', ['hello']],
  ['GRÜSSE', []],
  ['GRÜßE', ['gruesse']],
  ['"grep \\"naïve"', ['bash']],
  ['input.command:"grep \\"naïve\\"\\n"', ['bash']],
  ['input."odd.key".n:8', ['bash']],
  ['input."odd.key".0.n:8', []],
  ['-type:tool .type:"agent.message"', ['gruesse']],
  [`id:${bash.id}`, ['bash']],
  ['', names],
])('finds by %s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

it('finds what a clicked value says, and what it does not', () => {
  const term = toQueryTerm(['input', 'odd.key', 0, 'n'], 7, false)
  expect(term).toBe('input."odd.key".0.n:"7"')
  expect(found(term ?? '')).toEqual(['bash'])
  expect(found(toQueryTerm(['isError'], true, true) ?? '')).toEqual(names.filter((name) => name !== 'failed'))
  expect(toQueryTerm(['input'], {}, false)).toBeNull()
})

it('tells integers apart that are too large for a number', () => {
  const { query } = parseQuery('.n:12345678901234567890')
  const item = log.items().at(0)
  const rawJson = (text: string) => ({ turnNumber: () => null, rawJson: () => text })
  if (!query || !item) throw new Error('The query and the item exist.')
  expect(matches(query, item, rawJson('{"n": 12345678901234567890}'))).toBe(true)
  expect(matches(query, item, rawJson('{"n": 12345678901234567891}'))).toBe(false)
})

it('adds a term to a query, and takes it away again', () => {
  expect(toggleTerm('type:tool', '.a:"x y"')).toBe('type:tool .a:"x y"')
  expect(toggleTerm('type:tool .a:"x y" b', '.a:"x y"')).toBe('type:tool b')
})
