import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Draft } from '@/domain/session/timeline.ts'
import { createFakeLog, startMs, text } from '../testing/fakeLog.ts'
import { showTranscript as show } from '../testing/showTranscript.tsx'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'

const row = (name: string | RegExp) => screen.getByRole('article', { name })

describe('Transcript', () => {
  useLayoutSizes()

  it('tells a turn in order, each row by its name and its event', () => {
    const log = createFakeLog()
      .turn('t1')
      .user('u1', 'Make it iterative.')
      .after(400)
      .thinking('k1', 'A loop is linear.')
    log.after(3200).call('c1', 'Bash', { command: 'python3 fib.py' }, {}, text('55'))
    log.after(9000).message('m1', 'Done.')
    render(show(log))
    const names = within(screen.getByRole('log', { name: 'Transcript' }))
      .getAllByRole('article')
      .map((article) => article.getAttribute('aria-label'))
    expect(names).toEqual(['Turn 1', 'You', 'Thinking', 'Bash: ok', 'Agent message'])
    expect(row('Bash: ok')).toHaveProperty('dataset.eventId', 'c1')
    expect(row('Bash: ok')).toHaveProperty('dataset.resultId', 'c1_result')
    expect(row('Agent message').textContent).toContain('12.6')
  })

  it('numbers turns only when the beginning of the session is known', () => {
    const log = createFakeLog().turn('t1').user('u1', 'hi')
    const { rerender } = render(show(log, { history: 'more' }))
    expect(row('Turn')).toBeTruthy()
    rerender(show(log, { history: 'complete' }))
    expect(row('Turn 1')).toBeTruthy()
    expect(screen.getByText('Beginning of the session')).toBeTruthy()
  })

  it.each([
    ['running', 'running…'],
    ['waiting', 'has not run yet'],
    ['denied', 'was not run'],
    ['interrupted', 'was interrupted; its output was not kept'],
  ] as const)('says in words that a call is %s', (outcome, words) => {
    render(show(createFakeLog().call('c1', 'Bash', { command: 'make' }, { outcome })))
    expect(row(`Bash: ${outcome}`).textContent).toContain(words)
  })

  it('turns a running card into a finished one when the result arrives', () => {
    const log = createFakeLog().call('c1', 'Bash', { command: 'make' })
    const { rerender } = render(show(log))
    expect(row('Bash: running')).toBeTruthy()
    log.replace('c1', { outcome: 'failed', endedAtMs: startMs + 1200 })
    rerender(show(log, { version: 2 }))
    expect(row('Bash: failed').textContent).toContain('1.2 s')
  })

  it('asks for an answer inside the row of a waiting call', () => {
    const log = createFakeLog().call('c1', 'Bash', { command: 'rm -rf build' }, { outcome: 'waiting' })
    render(show(log, { source: { ...log.source, renderWaiting: (call) => <p>May {call.name} run?</p> } }))
    expect(within(row('Bash: waiting')).getByText('May Bash run?')).toBeTruthy()
  })

  it('shows the question of a waiting call at every fold level, until the reader closes it', async () => {
    const log = createFakeLog().call('c1', 'Edit', { file_path: 'a.py' }, { outcome: 'waiting' })
    const source = { ...log.source, renderWaiting: () => <p>May it?</p> }
    const { rerender } = render(show(log, { source }))
    rerender(show(log, { source, foldLevel: 'requests' }))
    const card = within(row('Edit: waiting'))
    expect(card.getByText('May it?')).toBeTruthy()
    await userEvent.click(card.getByRole('button', { name: /^Edit/, expanded: true }))
    expect(card.queryByText('May it?')).toBeNull()
  })

  it('shows an event of an unknown type, and its JSON when asked', async () => {
    render(show(createFakeLog().unknown('x1', 'agent.dance')))
    const unknown = within(row('Unknown event: agent.dance'))
    expect(unknown.queryByText(/"extra": 7/)).toBeNull()
    await userEvent.click(unknown.getByRole('button', { name: 'Show JSON' }))
    expect(unknown.getByText(/"extra": 7/)).toBeTruthy()
  })

  it('folds a long output and unfolds it without putting every line into the page', async () => {
    const output = Array.from({ length: 5000 }, (_, index) => `line ${index + 1}`).join('\n')
    render(show(createFakeLog().call('c1', 'Bash', { command: 'seq 5000' }, {}, text(output))))
    const card = within(row('Bash: ok'))
    expect(card.getByText('line 12')).toBeTruthy()
    expect(card.queryByText('line 13')).toBeNull()
    await userEvent.click(card.getByRole('button', { name: /^Show all 5,000 lines · 49 kB$/ }))
    expect(card.getByText('line 13')).toBeTruthy()
    expect(card.queryByText('line 5000')).toBeNull()
    expect(row('Bash: ok').textContent).toContain('5,000 lines')
  })

  it('shows an edit as lines taken out and put in', () => {
    const input = { file_path: 'fib.py', old_string: 'a\nb', new_string: 'a\nc' }
    render(show(createFakeLog().call('c1', 'Edit', input, {}, text('ok'))))
    const card = within(row('Edit: ok'))
    expect(card.getByText('removed:').parentElement?.textContent).toContain('b')
    expect(card.getByText('added:').parentElement?.textContent).toContain('c')
    expect(card.getByText('+1')).toBeTruthy()
  })

  it('shows a tool it has never heard of with its input and its answer', async () => {
    render(show(createFakeLog().call('c1', 'Teleport', { to: 'Mars' }, {}, text('arrived'))))
    await userEvent.click(within(row('Teleport: ok')).getByRole('button', { name: /Teleport/ }))
    expect(within(row('Teleport: ok')).getByRole('figure', { name: 'Input' }).textContent).toContain('"to": "Mars"')
    expect(within(row('Teleport: ok')).getByText('arrived')).toBeTruthy()
  })

  it('draws only images it holds and names everything else', async () => {
    const result = [
      { type: 'image', source: { type: 'base64', mediaType: 'image/png', data: 'aGk=' } },
      { type: 'image', source: { type: 'base64', mediaType: 'image/svg+xml', data: 'PHN2Zz4=' } },
      { type: 'image', source: { type: 'url', url: 'https://tracker.example/pixel.png' } },
    ] as const
    const log = createFakeLog().call('c1', 'Screenshot', { of: 'page' }, {}, [...result])
    render(show(log))
    await userEvent.click(within(row('Screenshot: ok')).getByRole('button', { name: /Screenshot/ }))
    const images = within(row('Screenshot: ok')).getAllByRole('img')
    expect(images.map((image) => image.getAttribute('src'))).toEqual(['data:image/png;base64,aGk='])
    expect(row('Screenshot: ok').textContent).toContain('Image: 6 B of base64, image/svg+xml, not shown')
    expect(row('Screenshot: ok').textContent).not.toContain('PHN2Zz4=')
  })

  it('folds a message of book length instead of laying it out as prose', () => {
    const book = Array.from({ length: 9000 }, (_, index) => `- point ${index}`).join('\n')
    render(show(createFakeLog().message('m1', book)))
    expect(row('Agent message').textContent).toContain('Show all 9,000 lines')
    expect(within(row('Agent message')).queryByText('- point 8999')).toBeNull()
  })

  it('says honestly that a thought came without its text', () => {
    render(show(createFakeLog().thinking('k1', null)))
    expect(screen.getByText(/Thought, no text given/)).toBeTruthy()
  })

  it('puts a finished message in the place of its draft, as the same element', () => {
    const draft: Draft = { eventId: 'm1', type: 'agent.message', blocks: ['First.\n\nSec'], startedAtMs: startMs }
    const log = createFakeLog().turn('t1')
    const { rerender } = render(show(log, { drafts: [draft] }))
    const first = screen.getByText('First.')
    log.message('m1', 'First.\n\nSecond.')
    rerender(show(log, { version: 2, drafts: [draft] }))
    expect(screen.getAllByRole('article', { name: 'Agent message' })).toHaveLength(1)
    expect(screen.getByText('First.')).toBe(first)
    expect(screen.getByText('Second.')).toBeTruthy()
  })

  it('shows a message on its way to the server', () => {
    render(show(createFakeLog(), { outgoing: [{ key: 'o1', text: 'Hello' }] }))
    expect(row('You').textContent).toContain('sending…')
  })

  it('says an error at once to people who hear the page, but not what was there before', () => {
    const log = createFakeLog().note('n1', 'Old trouble', 'error')
    const { rerender, container } = render(show(log))
    const spoken = () => container.querySelector('[aria-live="assertive"]')?.textContent
    expect(spoken()).toBe('')
    log.note('n2', 'The model is overloaded', 'error')
    rerender(show(log, { version: 2 }))
    expect(spoken()).toBe('The model is overloaded')
  })
})
