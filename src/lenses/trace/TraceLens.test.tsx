import { act, createEvent, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { SessionEvent } from '@/domain/session/events.ts'
import type { EventKind } from '@/domain/session/logItems.ts'
import {
  agentSays,
  confirms,
  idle,
  requestEnd,
  requestStart,
  running,
  thinks,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '@/domain/session/testing/events.ts'
import type { SessionView, TimeWindow } from '../sessionView.ts'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'
import { TraceLens } from './TraceLens.tsx'
import { at, beganMs, createTraceSession } from './testing/traceSession.ts'

interface StageProps {
  session: SessionView
  eventId?: string | null
  hidden?: EventKind[]
  window?: TimeWindow
  onWindow?: (window: TimeWindow) => void
}

const none: EventKind[] = []

/** The lens in a page that keeps its selection and its window. */
function Stage({ session, eventId = null, hidden = none, window: first = null, onWindow }: StageProps) {
  const [selected, select] = useState<string | null>(eventId)
  const [shown, setShown] = useState<TimeWindow>(first)
  const [hiddenKinds] = useState(new Set(hidden))
  const show = (next: TimeWindow) => {
    setShown(next)
    onWindow?.(next)
  }
  return (
    <>
      <output>{selected}</output>
      <button type="button" onClick={() => select('c2')}>
        Select c2
      </button>
      <TraceLens
        session={session}
        selection={{ eventId: selected, select }}
        filter={{ hiddenKinds, query: '' }}
        window={shown}
        onWindow={show}
      />
    </>
  )
}

/** Two turns with an hour between them: one with a failing command, one that had to ask. */
function story(): SessionEvent[] {
  const first = requestStart({ id: 'r1' })
  const second = requestStart({ id: 'r2' })
  return at(
    [0, userSays('Make it iterative.', { id: 'u1' })],
    [0, running()],
    [1, first],
    [2, thinks('hm', { id: 'k1' })],
    [4, toolUse('Bash', { command: 'pytest -q' }, { id: 'c1' })],
    [5, { ...requestEnd('r1'), usage: { inputTokens: 1204, outputTokens: 88 } }],
    [10, toolResult('c1', 'no', { isError: true })],
    [11, idle()],
    [3611, userSays('Again.', { id: 'u2' })],
    [3611, running()],
    [3612, second],
    [3613, toolUse('Bash', { command: 'rm -rf build' }, { id: 'c2', permission: 'ask' })],
    [3614, { ...requestEnd('r2'), usage: { totalCredits: 0.25 } }],
    [3615, { ...waitsFor('c2'), id: 'w1' }],
    [3627, confirms('c2', 'allow')],
    [3628, running()],
    [3631, toolResult('c2')],
    [3632, agentSays('Done.', { id: 'm1' })],
    [3633, idle()],
  )
}

const tree = () => screen.getByRole('tree', { name: 'Trace' })
const names = () =>
  within(tree())
    .getAllByRole('treeitem')
    .map((item) => item.getAttribute('aria-label'))
const item = (name: string | RegExp) => within(tree()).getByRole('treeitem', { name })
const button = (name: string) => screen.getByRole('button', { name })

/** False when somebody took the wheel for something else than scrolling. */
function wheel(fields: { deltaY: number; clientX: number; ctrlKey?: boolean; shiftKey?: boolean }): boolean {
  const event = createEvent.wheel(tree(), { deltaY: fields.deltaY })
  // The DOM of the tests leaves out of a wheel what it has from a mouse.
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value })
  return fireEvent(tree(), event)
}

describe('the tree', () => {
  useLayoutSizes()

  it('names every line with its beginning, its length, what the time went to and how it ended', () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    expect(names()).toEqual([
      'Turn 1 1,204 in · 88 out, starts at 0 ms, takes 11 s, 1 failed',
      'you, starts at 0 ms',
      'model request 1,204 in · 88 out, starts at 1.0 s, takes 4.0 s',
      'thinking, starts at 2.0 s, takes 2.0 s',
      'Bash pytest -q, starts at 4.0 s, takes 6.0 s, 1.0 s queued, 5.0 s tool, failed',
      expect.stringMatching(/^Turn 2 .*starts at 1 h 11 s, takes 22 s, after 1 h 00 m idle/),
      expect.stringMatching(/^you/),
      expect.stringMatching(/^model request .*credits/),
      expect.stringMatching(
        /^Bash rm -rf build, .*takes 18 s, 1.0 s queued, 5.0 s tool, 12 s waiting for a person, ok$/,
      ),
      expect.stringMatching(/^message/),
      expect.stringMatching(/^Waits for an answer, starts at 1 h 15 s, takes 12 s$/),
      expect.stringMatching(/^Approved/),
    ])
    expect(item(/^thinking/)).toHaveProperty('dataset.eventId', 'k1')
    expect(item(/^thinking/).getAttribute('aria-level')).toBe('3')
  })

  it('does not number turns while older ones may exist', () => {
    render(<Stage session={createTraceSession(story(), { isComplete: false }).view()} />)
    expect(item(/^Turn 1,204 in/)).toBeTruthy()
  })

  it('folds, unfolds and moves by keys', async () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    await userEvent.tab()
    while (document.activeElement !== tree()) await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}')
    expect(item(/^Turn 1/).getAttribute('aria-selected')).toBe('true')
    await userEvent.keyboard('{ArrowLeft}')
    expect(item(/^Turn 1/).getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByRole('treeitem', { name: /^thinking/ })).toBeNull()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}{ArrowDown}')
    expect(item(/^thinking/).getAttribute('aria-selected')).toBe('true')
    expect(tree().getAttribute('aria-activedescendant')).toBe(item(/^thinking/).id)
    await userEvent.keyboard('{ArrowLeft}')
    expect(item(/^model request 1,204/).getAttribute('aria-selected')).toBe('true')
    await userEvent.keyboard('{End}')
    expect(item(/^Approved/).getAttribute('aria-selected')).toBe('true')
  })

  it('selects by a click and shows what was selected elsewhere, unfolding what hides it', async () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    await userEvent.click(item(/^thinking/))
    expect(screen.getByRole('status').textContent).toBe('k1')
    await userEvent.click(item(/^Turn 2/))
    expect(item(/^Turn 2/).getAttribute('aria-selected')).toBe('true')
    fireEvent.keyDown(tree(), { key: 'ArrowLeft' })
    expect(screen.queryByRole('treeitem', { name: /^Bash rm/ })).toBeNull()
    await userEvent.click(button('Select c2'))
    expect(item(/^Bash rm/).getAttribute('aria-selected')).toBe('true')
  })

  it('leaves out hidden kinds and moves up what belonged to them', () => {
    render(<Stage session={createTraceSession(story()).view()} hidden={['span', 'user', 'status', 'wait']} />)
    expect(names().map((name) => name?.split(/[ ,]/)[0])).toEqual([
      'Turn',
      'thinking',
      'Bash',
      'Turn',
      'Bash',
      'message',
    ])
    expect(item(/^thinking/).getAttribute('aria-level')).toBe('2')
  })

  it('says what will be here while nothing has happened, and shows it then', () => {
    const session = createTraceSession([])
    const { rerender } = render(<Stage session={session.view()} />)
    expect(screen.getByText('Nothing to trace yet')).toBeTruthy()
    rerender(<Stage session={session.append(...story())} />)
    expect(names()).toHaveLength(12)
  })

  it('explains its colours', () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    const words = within(screen.getByRole('list', { name: 'Legend' })).getAllByRole('listitem')
    expect(words.map((word) => word.textContent)).toEqual([
      'Queued',
      'Model',
      'Tool',
      'Waiting for a person',
      'Failed',
      'Idle',
    ])
  })
})

describe('the time axis', () => {
  useLayoutSizes()
  const box = { x: 400, y: 0, left: 400, right: 1400, top: 0, bottom: 28, width: 1000, height: 28, toJSON: () => '' }

  it('fits the turn of the selection, and the session again', async () => {
    const onWindow = vi.fn()
    render(<Stage session={createTraceSession(story()).view()} eventId="c2" onWindow={onWindow} />)
    await userEvent.click(button('Fit turn'))
    const [window] = onWindow.mock.lastCall ?? []
    expect(window.startMs).toBeCloseTo(beganMs + 3611_000 - 660)
    expect(window.endMs).toBeCloseTo(beganMs + 3633_000 + 660)
    await userEvent.click(button('Fit session'))
    expect(onWindow).toHaveBeenLastCalledWith(null)
  })

  it('zooms and pans by the letters of a game, once a frame', async () => {
    const onWindow = vi.fn()
    render(<Stage session={createTraceSession(story()).view()} onWindow={onWindow} />)
    act(() => tree().focus())
    fireEvent.keyDown(tree(), { key: 'w' })
    fireEvent.keyDown(tree(), { key: 'w' })
    fireEvent.keyDown(tree(), { key: 'd' })
    await waitFor(() => expect(onWindow).toHaveBeenCalledTimes(1))
    const { startMs, endMs } = onWindow.mock.lastCall?.[0] ?? {}
    const wholeMs = 3633_000 * 1.056
    expect(endMs - startMs).toBeCloseTo(wholeMs / 2.25, -1)
    expect((startMs + endMs) / 2).toBeGreaterThan(beganMs + wholeMs / 2)
    fireEvent.keyDown(tree(), { key: '0' })
    expect(onWindow).toHaveBeenLastCalledWith(null)
  })

  it('keeps what is under the pointer where it is while a pinch zooms', async () => {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box)
    const onWindow = vi.fn()
    const window = { startMs: beganMs + 1000_000, endMs: beganMs + 2000_000 }
    render(<Stage session={createTraceSession(story()).view()} window={window} onWindow={onWindow} />)
    wheel({ deltaY: -100, clientX: 400 + 250, ctrlKey: true })
    await waitFor(() => expect(onWindow).toHaveBeenCalledTimes(1))
    const { startMs, endMs } = onWindow.mock.lastCall?.[0] ?? {}
    expect(endMs - startMs).toBeLessThan(1000_000)
    expect(startMs + (endMs - startMs) * 0.25).toBeCloseTo(beganMs + 1250_000, 0)
  })

  it('moves with a drag, which selects nothing', async () => {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box)
    const onWindow = vi.fn()
    const window = { startMs: beganMs + 1000_000, endMs: beganMs + 2000_000 }
    render(<Stage session={createTraceSession(story()).view()} window={window} onWindow={onWindow} />)
    const row = item(/^thinking/)
    fireEvent.pointerDown(row, { button: 0, clientX: 900 })
    fireEvent.pointerMove(row, { clientX: 800 })
    fireEvent.pointerUp(row, { clientX: 800 })
    fireEvent.click(row)
    await waitFor(() => expect(onWindow).toHaveBeenCalledTimes(1))
    expect(onWindow.mock.lastCall?.[0].startMs).toBeCloseTo(beganMs + 1100_000, 0)
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('leaves a plain wheel to the rows', () => {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box)
    render(<Stage session={createTraceSession(story()).view()} />)
    expect(wheel({ deltaY: 100, clientX: 900 })).toBe(true)
    expect(wheel({ deltaY: 100, clientX: 900, shiftKey: true })).toBe(false)
  })

  it('draws idle time as it was, and on demand as a seam with its length in words', async () => {
    const { container } = render(<Stage session={createTraceSession(story()).view()} />)
    const seams = () =>
      [...container.querySelectorAll('[data-idle]')].map((seam) => [seam.getAttribute('data-idle'), seam.textContent])
    expect(seams()).toEqual([['shown', '1 h 00 m idle']])
    await userEvent.click(screen.getByRole('switch', { name: 'Compress idle' }))
    expect(seams()).toEqual([['compressed', '1 h 00 m idle']])
  })

  it('brings a selected bar into the window', async () => {
    const onWindow = vi.fn()
    const window = { startMs: beganMs, endMs: beganMs + 10_000 }
    render(<Stage session={createTraceSession(story()).view()} window={window} onWindow={onWindow} />)
    await userEvent.click(button('Select c2'))
    expect(onWindow).toHaveBeenLastCalledWith({ startMs: beganMs + 3611_000, endMs: beganMs + 3621_000 })
  })
})

describe('a session that goes on', () => {
  useLayoutSizes()

  it('lets open bars grow, and ends them when the result comes', () => {
    vi.useFakeTimers()
    let now = beganMs + 8000
    const session = createTraceSession(
      at(
        [0, userSays('go')],
        [0, running()],
        [1, requestStart()],
        [2, toolUse('Bash', { command: 'make' }, { id: 'c9' })],
      ),
      { isLive: true, now: () => now },
    )
    const { rerender } = render(<Stage session={session.view()} />)
    expect(item(/^Bash make, starts at 2.0 s, takes 6.0 s, running$/)).toBeTruthy()
    now += 3000
    act(() => vi.advanceTimersByTime(250))
    expect(item(/^Bash make, starts at 2.0 s, takes 9.0 s, running$/)).toBeTruthy()
    rerender(<Stage session={session.append(...at([4, toolResult('c9')]))} />)
    expect(item(/^Bash make, starts at 2.0 s, takes 2.0 s, ok$/)).toBeTruthy()
    vi.useRealTimers()
  })

  it('keeps only the lines in sight in the page', () => {
    useSmallWindow()
    const many = Array.from({ length: 2000 }, (_, index) => [index, agentSays('x')] as const)
    const { container } = render(<Stage session={createTraceSession(at([0, userSays('go')], ...many)).view()} />)
    expect(container.querySelectorAll('[role="treeitem"]').length).toBeLessThan(40)
    fireEvent.keyDown(tree(), { key: 'End' })
    expect(item('message, starts at 33 m 19 s').getAttribute('aria-setsize')).toBe('2001')
  })

  it('does not move what is read when older turns come in above it', () => {
    useSmallWindow()
    const turn = (second: number) =>
      [
        [second, userSays('go', { id: `u${second}` })],
        [second + 1, idle()],
      ] as const
    const turns = (from: number, to: number) =>
      at(...Array.from({ length: to - from }, (_, index) => turn((from + index) * 2)).flat())
    const session = createTraceSession(turns(100, 200), { isComplete: false })
    const { rerender } = render(<Stage session={session.view()} />)
    tree().scrollTop = 28 * 50 + 5
    fireEvent.scroll(tree())
    const before = tree().scrollTop
    rerender(<Stage session={session.prepend(...turns(90, 100))} />)
    expect(tree().scrollTop - before).toBe(28 * 20)
  })
})

const useSmallWindow = () => vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(560)
