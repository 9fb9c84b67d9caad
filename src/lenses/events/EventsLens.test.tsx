import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EventLog } from '@/domain/session/eventLog.ts'
import { newLog, plainly } from '@/domain/session/testing/describeLog.ts'
import {
  agentSays,
  common,
  idle,
  received,
  running,
  says,
  toolResult,
  toolUse,
  userSays,
} from '@/domain/session/testing/events.ts'
import type { LensFilter, SessionView, StreamSeam } from '../sessionView.ts'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'
import { EventsLens, type EventsLensProps } from './EventsLens.tsx'

// biome-ignore lint/correctness/useHookAtTopLevel: it registers test hooks, not React's
useLayoutSizes(800, 27)

const startMs = Date.parse('2026-05-18T09:27:02Z')
const at = (ms: number) => ({ atMs: startMs + ms })
const everything: LensFilter = { hiddenKinds: new Set(), query: '' }

function viewOf(log: EventLog, more: Partial<SessionView> = {}): SessionView {
  return {
    timeline: log.timeline(),
    items: log.items(),
    version: log.version,
    drafts: [],
    ...log.status(),
    pending: log.pending(),
    usage: log.usage(),
    isComplete: true,
    isLive: true,
    now: () => startMs + 60_000,
    read: log.read,
    rawJson: log.rawJson,
    ...more,
  }
}

/** The stream was lost here for two seconds. */
const brokenAt = (ms: number, more: Partial<StreamSeam> = {}): StreamSeam => ({
  brokeAtMs: startMs + ms - 2000,
  restoredAtMs: startMs + ms,
  resumedAfterId: null,
  duplicatesDropped: 0,
  missingCount: null,
  ...more,
})

function story() {
  const use = toolUse('Bash', { command: 'ls -l' }, at(3611))
  const result = toolResult(use.id, 'no such file', { ...at(9000), isError: true })
  const events = [userSays('Write it', at(0)), running(at(118)), use, result, agentSays('Done.', at(12_000))]
  return { events, use, result, log: plainly(events) }
}

function Lens({ log, view, ...props }: { log: EventLog; view?: Partial<SessionView> } & Partial<EventsLensProps>) {
  const [eventId, select] = useState<string | null>(null)
  return (
    <EventsLens
      session={viewOf(log, view)}
      selection={{ eventId, select }}
      filter={everything}
      window={null}
      onWindow={vi.fn()}
      {...props}
    />
  )
}

const grid = () => screen.getByRole('grid', { name: 'Events' })
const rows = () => within(grid()).getAllByRole('row').slice(1)
const cells = (row: HTMLElement | undefined) =>
  row
    ? within(row)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent)
    : []
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.dataset.eventId

describe('the events', () => {
  beforeEach(() => {
    vi.stubEnv('TZ', 'UTC')
  })

  it('stand in rows with their number, times, type, summary and size', () => {
    const { log, events } = story()
    render(<Lens log={log} />)
    expect(rows().map((row) => cells(row).slice(0, 5))).toEqual([
      ['1', '+0.000', '—', 'user.message', 'Write it'],
      ['2', '+0.118', '118 ms', 'session.status_running', 'running'],
      ['3', '+3.611', '3.5 s', 'agent.tool_use', 'Bashls -l'],
      ['4', '+9.000', '5.4 s', 'agent.tool_result(failed)', 'no such file'],
      ['5', '+12.00', '3.0 s', 'agent.message', 'Done.'],
    ])
    expect(grid().getAttribute('aria-rowcount')).toBe('6')
    expect(rows()[4]?.getAttribute('aria-rowindex')).toBe('6')
    expect(rows()[4]?.dataset.eventId).toBe(events[4]?.id)
    expect(screen.getByText('5 events')).toBeTruthy()
  })

  it('show the clock with its zone, and the time since the row above, by one key or a press', async () => {
    const { log } = story()
    render(<Lens log={log} filter={{ ...everything, query: '-type:session' }} />)
    grid().focus()
    await userEvent.keyboard('o')
    const time = screen.getByRole('button', { name: /^Time: Clock, \S+\. Show it another way/ })
    expect(cells(rows()[1])[1]).toMatch(/^\d\d:\d\d:05\.611$/)
    await userEvent.keyboard('go')
    expect(screen.getByRole('button', { name: /^Time: Clock/ })).toBe(time)
    await userEvent.click(time)
    expect(rows().map((row) => cells(row)[1])).toEqual(['—', '3.6 s', '5.4 s', '3.0 s'])
    expect(cells(rows()[1])[2]).toBe('3.5 s')
  })

  it('are walked through, selected and found again by keyboard', async () => {
    const { log, events } = story()
    render(<Lens log={log} />)
    grid().focus()
    await userEvent.keyboard('{Home}jj{ArrowUp}')
    expect(active()).toBe(events[1]?.id)
    expect(rows()[1]?.getAttribute('aria-selected')).toBe('false')
    await userEvent.keyboard('{Enter}')
    expect(rows()[1]?.getAttribute('aria-selected')).toBe('true')
    await userEvent.keyboard('{End}')
    expect(active()).toBe(events[4]?.id)
    await userEvent.keyboard('k{PageUp}')
    expect(active()).toBe(events[0]?.id)
  })

  it('are copied as JSON lines, exactly as they came', async () => {
    const user = userEvent.setup()
    const log = newLog()
    const [first, second] = [says('agent.a'), says('agent.b')]
    log.append({ event: first, rawJson: '{"id":"a",\n "n": 12345678901234567890}' })
    log.append({ event: second, rawJson: '{"id":"b"}' })
    render(<Lens log={log} />)
    await user.click(screen.getByText('agent.a'))
    await user.keyboard('{Shift>}')
    await user.click(screen.getByText('agent.b'))
    await user.keyboard('{/Shift}')
    await user.click(screen.getByRole('button', { name: 'Copy 2 rows as JSON lines' }))
    expect(await navigator.clipboard.readText()).toBe('{"id":"a",  "n": 12345678901234567890}\n{"id":"b"}\n')
  })

  it('are narrowed down by the search, the kinds and the window of time, and counted', () => {
    const { log } = story()
    const { rerender } = render(<Lens log={log} filter={{ ...everything, query: 'type:tool error:true' }} />)
    expect(rows().map((row) => cells(row)[3])).toEqual(['agent.tool_result(failed)'])
    expect(screen.getByText('1 of 5 events')).toBeTruthy()
    rerender(<Lens log={log} filter={{ hiddenKinds: new Set(['tool', 'status']), query: '' }} />)
    expect(rows()).toHaveLength(3)
    rerender(<Lens log={log} window={{ startMs: startMs + 100, endMs: startMs + 9000 }} />)
    expect(rows().map((row) => cells(row)[0])).toEqual(['2', '3', '4'])
    rerender(<Lens log={log} filter={{ ...everything, query: 'nowhere' }} view={{ reconnects: [brokenAt(0)] }} />)
    expect(screen.getByText('No event fits.')).toBeTruthy()
  })

  it('are all shown, with a word about it, when the search cannot be read', () => {
    render(<Lens log={story().log} filter={{ ...everything, query: 'dur:5' }} />)
    expect(screen.getByRole('status').textContent).toContain('dur: is followed by')
    expect(rows()).toHaveLength(5)
  })

  it('show where the stream was opened again and where events are missing', () => {
    const log = newLog()
    log.append(received(userSays('a', at(0))), startMs)
    log.append(received(running(at(10))), startMs + 10)
    log.append(received(agentSays('x', at(8000))), startMs + 8000)
    log.openGap()
    log.append(received(idle(undefined, at(9000))), startMs + 9000)
    const { rerender } = render(<Lens log={log} view={{ reconnects: [brokenAt(5000)] }} />)
    expect(rows().map((row) => cells(row)[3] ?? cells(row)[0])).toEqual([
      'user.message',
      'session.status_running',
      'Reconnected after 2.0 s',
      'agent.message',
      'Missing events are being read',
      'session.status_idle',
    ])
    log.closeGap()
    rerender(<Lens log={log} view={{ reconnects: [brokenAt(5000)] }} />)
    expect(rows()).toHaveLength(5)
    expect(screen.getByText('4 events')).toBeTruthy()
  })

  it('are followed by the break of the stream that came behind them, with what it did', () => {
    const { log, events } = story()
    const known = { resumedAfterId: events[1]?.id ?? null, duplicatesDropped: 2, missingCount: 0 }
    const reconnects = [brokenAt(50_000, known), brokenAt(90_000, { restoredAtMs: null })]
    render(<Lens log={log} view={{ reconnects }} />)
    expect(cells(rows()[2])).toEqual([
      expect.stringMatching(/^Reconnected after 2\.0 s, resumed after \S+: 0 missing, 2 duplicates dropped$/),
    ])
    expect(cells(rows()[6])).toEqual([expect.stringMatching(/^Disconnected at \S+, not restored yet$/)])
  })

  it('show the pieces they came in, with the gap before each', async () => {
    const { log, events } = story()
    const messageId = events[4]?.id
    const frames = [
      { atMs: startMs + 300, block: 0, characters: 2 },
      { atMs: startMs + 2800, block: 0, characters: 3 },
    ]
    const deltas = (eventId: string) =>
      eventId === messageId ? { startedAtMs: startMs, frames, unkeptCount: 0 } : null
    render(<Lens log={log} view={{ deltas }} />)
    await userEvent.click(screen.getByRole('button', { name: '2 deltas', expanded: false }))
    expect(rows().slice(5).map(cells)).toEqual([
      ['', '+0.000', '—', 'event_start', 'announced; times by this computer’s clock', ''],
      ['', '+0.300', '300 ms', 'event_delta', 'first piece', '2 ch'],
      ['', '+2.800', '2.5 s', 'event_delta', ' stalled', '3 ch'],
    ])
    grid().focus()
    await userEvent.keyboard('{End}{ArrowLeft}')
    expect(rows()).toHaveLength(5)
  })

  it('stand in the order in which they arrived, on demand', async () => {
    const [first, late, last] = [userSays('a', at(0)), running(at(10)), agentSays('x', at(20))]
    const log = newLog()
    log.append(received(first), startMs)
    log.append(received(last), startMs + 2000)
    log.addPage([first, late, last].map(received), 'newer')
    render(<Lens log={log} />)
    expect(rows().map((row) => cells(row)[0])).toEqual(['1', '2', '3'])
    await userEvent.click(screen.getByRole('radio', { name: 'Arrival order' }))
    expect(rows().map((row) => [cells(row)[0], cells(row)[2]])).toEqual([
      ['1', '—'],
      ['3', '2.0 s'],
      ['2', '—'],
    ])
  })

  it('keep only the rows on screen in the page, however many there are', () => {
    const log = plainly(
      Array.from({ length: 5000 }, (_, index) => ({ ...common(at(index)), ...says('agent.x'), id: `e${index}` })),
    )
    render(<Lens log={log} />)
    expect(rows().length).toBeLessThan(80)
    expect(grid().getAttribute('aria-rowcount')).toBe('5001')
    expect(rows().at(-1)?.dataset.eventId).toBe('e4999')
  })

  it('are followed by what is still being written, with its pauses', () => {
    const log = newLog()
    const draft = {
      eventId: 'evt_next',
      type: 'agent.message',
      blocks: ['Hello ', 'there'],
      startedAtMs: startMs,
      firstTextAtMs: startMs + 400,
      stalls: [{ afterCharacters: 6, ms: 2100 }],
    }
    render(<Lens log={log} session={{ ...viewOf(log), drafts: [draft] }} />)
    expect(within(screen.getByRole('list', { name: 'Being written' })).getByRole('listitem').textContent).toBe(
      'agent.messageis being written · 11 characters · first text after 400 ms · 1 pause, the longest 2.1 s',
    )
  })

  it('follow what is selected elsewhere', async () => {
    const { log, events } = story()
    const selection = { eventId: events[1]?.id ?? '', select: vi.fn() }
    const { rerender } = render(<Lens log={log} selection={{ ...selection, eventId: null }} />)
    rerender(<Lens log={log} selection={selection} />)
    expect(active()).toBe(events[1]?.id)
    grid().focus()
    await userEvent.keyboard('j{Enter}')
    expect(selection.select).toHaveBeenCalledWith(events[2]?.id)
  })

  it('stay where the reader is when events come at either end, and follow the end again on demand', async () => {
    const event = (index: number) => ({ ...says('agent.x'), ...at(index), id: `e${index}` })
    const log = newLog()
    for (let index = 100; index < 1000; index += 1) log.append(received(event(index)))
    const { rerender } = render(<Lens log={log} />)
    const place = () => grid().scrollTop - log.items().indexOf('e500') * 27
    grid().scrollTop = 400 * 27
    fireEvent.scroll(grid())
    const before = place()
    log.addPage(
      Array.from({ length: 100 }, (_, index) => received(event(index))),
      'older',
    )
    log.append(received(event(1000)))
    rerender(<Lens log={log} />)
    expect(place()).toBe(before)
    expect(document.querySelector('[data-event-id="e500"]')).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Jump to latest · 1 new' }))
    expect(rows().at(-1)?.dataset.eventId).toBe('e1000')
    log.append(received(event(1001)))
    rerender(<Lens log={log} />)
    expect(rows().at(-1)?.dataset.eventId).toBe('e1001')
  })

  it('say when there are none', () => {
    render(<Lens log={newLog()} />)
    expect(screen.getByText(/Nothing has happened here yet/)).toBeTruthy()
  })
})
