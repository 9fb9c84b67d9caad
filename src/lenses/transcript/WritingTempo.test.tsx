import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Draft } from '@/domain/session/timeline.ts'
import { createFakeLog, startMs } from '../testing/fakeLog.ts'
import { showTranscript } from '../testing/showTranscript.tsx'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'
import { sayStalls } from './WritingTempo.tsx'

const row = (name: string) => screen.getByRole('article', { name })
const draft = (fields: Partial<Draft> = {}): Draft => ({
  eventId: 'm1',
  type: 'agent.message',
  blocks: [],
  startedAtMs: startMs,
  ...fields,
})

describe('the tempo of writing', () => {
  useLayoutSizes()

  it('is told while the text is written and stays with the finished message', () => {
    const log = createFakeLog().turn('t1').after(400)
    const written = draft({
      blocks: ['Hello'],
      firstTextAtMs: startMs + 400,
      lastTextAtMs: startMs + 400,
      stalls: [{ afterCharacters: 3, ms: 2100 }],
    })
    const { rerender } = render(showTranscript(log, { drafts: [written] }))
    const words = 'first token 400 ms · stalled 2.1 s after 3 characters'
    expect(row('Agent message').textContent).toContain(words)
    rerender(showTranscript(log.message('m1', 'Hello there'), { drafts: [] }))
    expect(row('Agent message').textContent).toContain(words)
  })

  it('counts from the model request when the page saw it begin', () => {
    const log = createFakeLog().turn('t1')
    const { rerender } = render(showTranscript(log))
    log.request('r1', { endedAtMs: null })
    rerender(showTranscript(log))
    log.after(900)
    const written = draft({
      blocks: ['H'],
      startedAtMs: startMs + 880,
      firstTextAtMs: startMs + 900,
      lastTextAtMs: startMs + 900,
    })
    rerender(showTranscript(log, { drafts: [written] }))
    rerender(showTranscript(log.message('m1', 'Hello')))
    expect(row('Agent message').textContent).toContain('first token 900 ms')
  })

  it('says for how long nothing came', () => {
    const log = createFakeLog().after(4000)
    const { rerender } = render(showTranscript(log, { drafts: [draft()] }))
    expect(row('Agent message').textContent).toContain('no text yet for 4.0 s')
    const written = draft({ blocks: ['H'], firstTextAtMs: startMs + 100, lastTextAtMs: startMs + 1000 })
    rerender(showTranscript(log, { drafts: [written] }))
    expect(row('Agent message').textContent).toContain('no text for 3.0 s')
  })

  it('claims nothing about a message it did not see written', () => {
    render(showTranscript(createFakeLog().message('m1', 'Hello')))
    expect(screen.queryByText(/first token/)).toBeNull()
  })

  it('sums up many stalls by the longest', () => {
    const stalls = [1100, 5200, 1300, 1200].map((ms, index) => ({ ms, afterCharacters: index * 10 }))
    expect(sayStalls(stalls)).toBe('4 stalls, the longest 5.2 s after 10 characters')
    expect(sayStalls([])).toBeNull()
  })
})

describe('a thought', () => {
  useLayoutSizes()
  const thought = (fields: Partial<Draft> = {}) => draft({ eventId: 'k1', type: 'agent.thinking', ...fields })

  it('says that it has no text yet, and for how long it goes on', () => {
    render(showTranscript(createFakeLog().after(3000), { drafts: [thought()] }))
    expect(row('Thinking').textContent).toContain('Thinking, no text yet3.0 s')
  })

  it('says that its text came only at the end', () => {
    const log = createFakeLog()
    const { rerender } = render(showTranscript(log, { drafts: [thought()] }))
    rerender(showTranscript(log.thinking('k1', 'A loop is linear.')))
    expect(row('Thinking').textContent).toContain('the text came at the end')
  })

  it('says nothing of the kind when its text was seen growing, or nothing was seen', () => {
    const log = createFakeLog()
    const growing = thought({ blocks: ['A'], firstTextAtMs: startMs + 5, lastTextAtMs: startMs + 5 })
    const { rerender } = render(showTranscript(log, { drafts: [growing] }))
    rerender(showTranscript(log.thinking('k1', 'A loop.').thinking('k2', 'Another.')))
    expect(screen.queryByText(/at the end/)).toBeNull()
  })

  it('says that it came without text', () => {
    render(showTranscript(createFakeLog().thinking('k1', null)))
    expect(row('Thinking').textContent).toContain('Thought, no text given3.1 s')
  })
})
