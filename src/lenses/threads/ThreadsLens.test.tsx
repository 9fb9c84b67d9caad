import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { ListThread, SessionEvent } from '@/domain/session/events.ts'
import { common, idle, received, running, toolUse, userSays, waitsFor } from '@/domain/session/testing/events.ts'
import type { SessionView, TimeWindow } from '../sessionView.ts'
import { at, beganMs, createTraceSession } from '../trace/testing/traceSession.ts'
import { ThreadsLens } from './ThreadsLens.tsx'

const child = { threadId: 'sthr_child' }

const message = (
  id: string,
  direction: 'sent' | 'received',
  otherThreadId: string | null,
  words: string,
): SessionEvent => ({
  ...common({ id, threadId: otherThreadId === null ? child.threadId : null }),
  type: `agent.thread_message_${direction}`,
  content: [{ type: 'text', text: words }],
  otherThreadId,
  agentName: otherThreadId === null ? null : 'researcher',
})

const childStatus = (id: string, type: 'session.thread_created' | 'session.thread_status_running'): SessionEvent => ({
  ...common({ ...child, id }),
  type,
  agentName: 'researcher',
})

/** A researcher is asked, asks a person, and answers. */
const story = () =>
  at(
    [0, userSays('Compare the regions.')],
    [0, { ...running(), id: 'run1' }],
    [2, childStatus('made', 'session.thread_created')],
    [3, message('m1', 'sent', 'sthr_child', 'Summarise the south region.')],
    [4, childStatus('run2', 'session.thread_status_running')],
    [4, message('m1r', 'received', null, 'Summarise the south region.')],
    [6, toolUse('Grep', {}, { ...child, id: 'c1', permission: 'ask' })],
    [7, waitsFor('c1')],
    [10, running()],
    [
      12,
      {
        ...common(child),
        type: 'session.thread_status_idle',
        agentName: 'researcher',
        stopReason: { type: 'end_turn', eventIds: [] },
      },
    ],
    [13, message('m2', 'received', 'sthr_child', 'South region: 41 rows.')],
    [15, idle()],
  )

function Stage({ session, eventId = null }: { session: SessionView; eventId?: string | null }) {
  const [selected, select] = useState<string | null>(eventId)
  const [window, setWindow] = useState<TimeWindow>(null)
  return (
    <>
      <output>{selected}</output>
      <ThreadsLens
        session={session}
        selection={{ eventId: selected, select }}
        filter={{ hiddenKinds: new Set(), query: '' }}
        window={window}
        onWindow={setWindow}
      />
    </>
  )
}

const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    )

const selected = () => screen.getByRole('status').textContent
const arrows = (container: HTMLElement) =>
  [...container.querySelectorAll('[data-arrow]')].map((line) => line.getAttribute('data-arrow'))

describe('a session with several threads', () => {
  it('tells each thread with its status, its counts and its time', () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    expect(rowsOf('Threads')).toEqual([
      ['Primary thread', 'idle', '7', '0', '12 s', '3.0 s', '15 s'],
      ['researcher', 'idle', '5', '1', '8.0 s', '—', '10 s'],
    ])
  })

  it('draws a lane for each, segment by segment', () => {
    const { container } = render(<Stage session={createTraceSession(story()).view()} />)
    const lanes = [...container.querySelectorAll<HTMLElement>('[data-lane]')].map((lane) => [
      lane.dataset.lane,
      ...[...lane.querySelectorAll<HTMLElement>('[data-status]')].map((segment) => segment.dataset.status),
    ])
    expect(lanes).toEqual([
      ['Primary thread', 'running', 'waiting', 'running'],
      ['researcher', 'seen', 'running', 'idle'],
    ])
  })

  it('lists every message once, from whom to whom', () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    expect(rowsOf('Messages between threads').map((cells) => cells.slice(1))).toEqual([
      ['Primary thread', 'researcher', expect.stringContaining('Summarise the south region.')],
      ['researcher', 'Primary thread', expect.stringContaining('South region: 41 rows.')],
    ])
  })

  it('draws the arrow of a selected message, and those of the thread of anything else', async () => {
    const { container } = render(<Stage session={createTraceSession(story()).view()} />)
    expect(arrows(container)).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: /South region: 41 rows/ }))
    expect(selected()).toBe('m2')
    expect(arrows(container)).toEqual(['m2'])
    await userEvent.click(screen.getByRole('button', { name: 'researcher' }))
    expect(selected()).toBe('made')
    expect(arrows(container)).toEqual(['m1', 'm2'])
  })

  it('finds a message by the event of the side that received it', () => {
    const { container } = render(<Stage session={createTraceSession(story()).view()} eventId="m1r" />)
    expect(arrows(container)).toEqual(['m1'])
    expect(screen.getByRole('row', { current: true }).textContent).toContain('Summarise')
  })

  it('selects what a segment begins with when it is clicked', async () => {
    const { container } = render(<Stage session={createTraceSession(story()).view()} />)
    const segment = container.querySelector('[data-lane="researcher"] [data-status="running"]')
    if (segment) await userEvent.click(segment)
    expect(selected()).toBe('run2')
  })

  it('lets what goes on grow while it is watched', () => {
    vi.useFakeTimers()
    const session = createTraceSession(story().slice(0, 7), { isLive: true, now: () => beganMs + 20_000 })
    render(<Stage session={session.view()} />)
    expect(rowsOf('Threads').map((cells) => cells[4])).toEqual(['20 s', '16 s'])
    vi.useRealTimers()
  })

  it('counts how long it has waited while nothing else happens', () => {
    vi.useFakeTimers()
    const session = createTraceSession(story().slice(0, 8), { isLive: true, now: () => beganMs + 20_000 })
    render(<Stage session={session.view()} />)
    expect(rowsOf('Threads').map((cells) => cells[5])).toEqual(['13 s', '—'])
    vi.useRealTimers()
  })
})

describe('the own events of a thread', () => {
  const own = [
    received({ ...common({ ...child, id: 't1' }), type: 'agent.thinking', text: null }),
    received(toolUse('Glob', { pattern: '*.csv' }, { id: 't2' })),
  ]
  const session = (listThread: ListThread) => createTraceSession(story(), { listThread }).view()
  const open = () => userEvent.click(screen.getByRole('button', { name: 'Own events of researcher' }))

  it('are read page by page when they are asked for, and say what they count', async () => {
    const list = vi
      .fn<ListThread>()
      .mockResolvedValueOnce({ events: own.slice(0, 1), next: { after_id: 't1' } })
      .mockResolvedValue({ events: own, next: null })
    render(<Stage session={session(list)} />)
    expect(list).not.toHaveBeenCalled()
    await open()
    expect(await screen.findByText('1 event · 0 tool calls · 0 model requests so far')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Read on' }))
    expect(await screen.findByText('2 events · 1 tool call · 0 model requests')).toBeTruthy()
    expect(list).toHaveBeenLastCalledWith('sthr_child', { after_id: 't1' }, expect.any(AbortSignal))
    await userEvent.click(screen.getByRole('button', { name: /^Glob/ }))
    expect(screen.getByRole('table', { name: 'Own events of researcher' }).textContent).toContain('agent.tool_use')
    expect(screen.getByRole('searchbox', { name: 'Find in JSON of agent.tool_use' })).toBeTruthy()
  })

  it('can be asked for again when they could not be read', async () => {
    const list = vi
      .fn<ListThread>()
      .mockRejectedValueOnce(new Error('The server is busy.'))
      .mockResolvedValue({ events: own, next: null })
    render(<Stage session={session(list)} />)
    await open()
    expect(await screen.findByText(/The server is busy/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('table', { name: 'Own events of researcher' })).toBeTruthy()
  })

  it('are not offered where only the log of the session is at hand', () => {
    render(<Stage session={createTraceSession(story()).view()} />)
    expect(screen.queryByRole('button', { name: /^Own events/ })).toBeNull()
  })
})

it('says why a session with one thread has nothing more to show', () => {
  const { rerender } = render(<Stage session={createTraceSession(at([0, userSays('go')], [1, idle()])).view()} />)
  expect(screen.getByText('This session has one thread')).toBeTruthy()
  expect(rowsOf('Threads')).toHaveLength(1)
  rerender(<Stage session={createTraceSession([]).view()} />)
  expect(screen.getByText('No threads yet')).toBeTruthy()
})
