import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createFakeLog, startMs, text } from '../testing/fakeLog.ts'
import { showTranscript } from '../testing/showTranscript.tsx'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'

const row = (name: string | RegExp) => screen.getByRole('article', { name })

describe('a line of the transcript', () => {
  useLayoutSizes()

  it('carries the id of its event, and no other line does', () => {
    const log = createFakeLog().turn('u1').user('u1', 'hi')
    // The log knows an event by the row that shows it: the message, not the heading above it.
    const timeline = { ...log.timeline, length: 2, indexOf: (id: string) => (id === 'u1' ? 1 : -1) }
    render(showTranscript(log, { timeline }))
    expect(row('Turn 1').dataset).toMatchObject({ turnOf: 'u1' })
    expect(document.querySelectorAll('[data-event-id="u1"]')).toHaveLength(1)
    expect(row('You').dataset.eventId).toBe('u1')
  })

  it('says how long an answer was waited for once it is there', () => {
    const log = createFakeLog().call('c1', 'Bash', { command: 'make' }, { outcome: 'waiting' }).waitsFor('i1', 'c1')
    const { rerender } = render(showTranscript(log))
    expect(row('Waits for an answer')).toBeTruthy()
    log.after(12_000).confirms('y1', 'c1').replace('c1', { outcome: 'running' })
    rerender(showTranscript(log))
    expect(row('Waited for an answer · 12 s').textContent).toContain('Waited for an answer · 12 s')
    expect(screen.queryByRole('article', { name: 'Waits for an answer' })).toBeNull()
  })

  it('takes the end of a call as the answer where nothing was confirmed', () => {
    const log = createFakeLog().call('c1', 'ask', {}, { outcome: 'waiting', tool: 'custom' }).waitsFor('i1', 'c1')
    log.replace('c1', { outcome: 'ok', endedAtMs: startMs + 3000 })
    render(showTranscript(log))
    expect(row('Waited for an answer · 3.0 s')).toBeTruthy()
  })

  it('groups calls that run side by side, and opens and closes them together', async () => {
    const log = createFakeLog()
    for (const id of ['c1', 'c2', 'c3']) log.call(id, 'Bash', { command: `make ${id}` }, {}, text(`built ${id}`))
    render(showTranscript(log))
    const [first, second] = screen.getAllByRole('article', { name: 'Bash: ok' })
    if (!first || !second) throw new Error('The calls are missing.')
    expect(second.getAttribute('aria-description')).toBe('one of 3 calls in parallel')
    const heading = within(first).getByRole('button', { name: '3 calls in parallel · 4.8 s' })
    expect(within(second).getByText('built c2')).toBeTruthy()
    await userEvent.click(heading)
    expect(within(second).queryByText('built c2')).toBeNull()
    heading.focus()
    await userEvent.keyboard('{Enter}')
    expect(within(second).getByText('built c2')).toBeTruthy()
  })

  it('does not group calls of which one begins when the other has ended', () => {
    const log = createFakeLog().call('c1', 'Bash', {}, {}, text('a'))
    log.after(5000).call('c2', 'Bash', {}, {}, text('b'))
    render(showTranscript(log))
    expect(screen.queryByText(/in parallel/)).toBeNull()
  })
})
