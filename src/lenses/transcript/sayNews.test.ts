import { describe, expect, it } from 'vitest'
import { createFakeLog, text } from '../testing/fakeLog.ts'
import { summariseNews, urgentNews } from './sayNews.ts'

describe('what is said aloud', () => {
  it('sums up what is new and names the latest', () => {
    const log = createFakeLog().message('m0', 'old').call('c1', 'Bash', { command: 'ls' }, {}, text('a'))
    log.call('c2', 'Bash', { command: 'ls' }, {}, text('a')).message('m1', 'done').note('n1', 'Running')
    expect(summariseNews(log.timeline, 1)).toBe('2 tool calls, 1 message. Latest: Agent message')
    expect(summariseNews(log.timeline, 5)).toBe('')
  })

  it('names what cannot wait', () => {
    const log = createFakeLog().call('c1', 'Bash', { command: 'rm -rf x' }, { outcome: 'waiting' })
    log
      .call('c2', 'Read', { file_path: 'x' }, { outcome: 'failed' })
      .note('n1', 'Overloaded', 'error')
      .note('n2', 'Idle')
    expect([...urgentNews(log.timeline).values()]).toEqual([
      'Bash waits for you: rm -rf x',
      'Read failed',
      'Overloaded',
    ])
  })
})
