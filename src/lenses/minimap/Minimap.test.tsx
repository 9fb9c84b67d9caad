import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newLog } from '@/domain/session/testing/describeLog.ts'
import type { TimeWindow } from '../sessionView.ts'
import { createFakeLog, startMs } from '../testing/fakeLog.ts'
import { Minimap } from './Minimap.tsx'
import { windowAfterKey } from './windowKeys.ts'

const twoTurns = () =>
  createFakeLog()
    .turn('t1', { endedAtMs: startMs + 40_000, isOpen: false })
    .user('u1', 'go')
    .after(10_000)
    .call('c1', 'Bash', { command: 'false' }, { outcome: 'failed' }, [])
    .after(50_000)
    .turn('t2', { endedAtMs: startMs + 100_000, isOpen: false })
    .message('m1', 'done')
    .after(40_000)
    .message('m2', 'really')

function show(window: TimeWindow = null) {
  const log = twoTurns()
  const onWindow = vi.fn<(window: TimeWindow) => void>()
  const select = vi.fn<(eventId: string | null) => void>()
  render(
    <Minimap
      session={{
        timeline: log.timeline,
        items: newLog().items(),
        version: 1,
        drafts: [],
        status: 'idle',
        stopReason: null,
        pending: [],
        usage: {},
        isComplete: true,
        isLive: false,
        ...log.source,
      }}
      selection={{ eventId: null, select }}
      filter={{ hiddenKinds: new Set(), query: '' }}
      window={window}
      onWindow={onWindow}
    />,
  )
  const strip = screen.getByRole('group', { name: 'Session minimap' }).querySelector('canvas')?.parentElement
  if (!strip) throw new Error('The strip is missing.')
  return { onWindow, select, strip }
}

const last = (mock: { mock: { calls: unknown[][] } }) => mock.mock.calls.at(-1)?.[0]

describe('Minimap', () => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1000, 62))
  })

  it('says in words what it draws', () => {
    show()
    const map = screen.getByRole('group', { name: 'Session minimap' })
    expect(map.textContent).toContain('2 turns, 0 events, 1 error, 0 tool calls, 1 m 40 s.')
    expect(map.textContent).toContain('The whole session is shown.')
    const start = screen.getByRole('slider', { name: 'Start of the shown time' })
    expect(start.getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d:\d\d, 0 ms after the start$/)
  })

  it('jumps to what happened where it is clicked', () => {
    const { strip, select, onWindow } = show()
    fireEvent.pointerDown(strip, { button: 0, clientX: 150 })
    fireEvent.pointerUp(strip, { clientX: 150 })
    expect(select).toHaveBeenCalledExactlyOnceWith('c1')
    expect(onWindow).not.toHaveBeenCalled()
  })

  it('makes a window of a drag, and lets go of it at a double click', () => {
    const { strip, select, onWindow } = show()
    fireEvent.pointerDown(strip, { button: 0, clientX: 600 })
    fireEvent.pointerMove(strip, { clientX: 200 })
    fireEvent.pointerUp(strip, { clientX: 200 })
    expect(last(onWindow)).toEqual({ startMs: startMs + 20_000, endMs: startMs + 60_000 })
    expect(select).not.toHaveBeenCalled()
    fireEvent.doubleClick(strip)
    expect(last(onWindow)).toBeNull()
  })

  it('moves the window and its edges', () => {
    const window = { startMs: startMs + 20_000, endMs: startMs + 60_000 }
    const { strip, onWindow } = show(window)
    fireEvent.pointerDown(strip, { button: 0, clientX: 202 })
    fireEvent.pointerMove(strip, { clientX: 100 })
    fireEvent.pointerUp(strip, { clientX: 100 })
    expect(last(onWindow)).toEqual({ startMs: startMs + 10_000, endMs: startMs + 60_000 })
    fireEvent.pointerDown(strip, { button: 0, clientX: 400 })
    fireEvent.pointerMove(strip, { clientX: 900 })
    expect(last(onWindow)).toEqual({ startMs: startMs + 60_000, endMs: startMs + 100_000 })
  })

  it('is moved by the keys of its two handles', async () => {
    const { onWindow, select } = show({ startMs: startMs + 20_000, endMs: startMs + 60_000 })
    await userEvent.tab()
    await userEvent.keyboard('{ArrowLeft}')
    expect(last(onWindow)).toEqual({ startMs: startMs + 18_000, endMs: startMs + 60_000 })
    await userEvent.tab()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('End of the shown time')
    await userEvent.keyboard('{End}')
    expect(last(onWindow)).toEqual({ startMs: startMs + 20_000, endMs: startMs + 100_000 })
    await userEvent.keyboard('{Enter}')
    expect(select).toHaveBeenCalledExactlyOnceWith('m1')
  })
})

describe('the window after a key', () => {
  const range = { startMs: 0, endMs: 1000 }
  it('zooms around its middle, and is none when it would show everything', () => {
    expect(windowAfterKey('+', false, 'start', null, range)).toEqual({ startMs: 250, endMs: 750 })
    expect(windowAfterKey('-', false, 'start', { startMs: 250, endMs: 750 }, range)).toBeNull()
    expect(windowAfterKey('-', false, 'end', { startMs: 0, endMs: 100 }, range)).toEqual({ startMs: 0, endMs: 200 })
  })

  it('pans by pages and by shifted arrows, and never beyond the session', () => {
    const window = { startMs: 0, endMs: 100 }
    expect(windowAfterKey('PageUp', false, 'start', window, range)).toEqual({ startMs: 100, endMs: 200 })
    expect(windowAfterKey('PageDown', false, 'start', window, range)).toEqual(window)
    expect(windowAfterKey('ArrowRight', true, 'end', window, range)).toEqual({ startMs: 25, endMs: 125 })
  })

  it('keeps its edges apart, and leaves other keys alone', () => {
    const window = { startMs: 500, endMs: 501 }
    expect(windowAfterKey('ArrowRight', false, 'start', window, range)).toEqual(window)
    expect(windowAfterKey('x', false, 'start', window, range)).toBeUndefined()
  })
})
