import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SessionEvent } from '@/domain/session/events.ts'
import {
  agentSays,
  common,
  confirms,
  idle,
  requestEnd,
  requestStart,
  running,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '@/domain/session/testing/events.ts'
import type { DownloadFile } from '../../sessionView.ts'
import { viewOf } from '../testing/viewOf.ts'
import { SessionInspector, type SessionInspectorProps } from './SessionInspector.tsx'

const startMs = Date.parse('2026-05-18T09:27:02Z')

/** A second from one event to the next. */
const timed = (events: SessionEvent[]) => events.map((event, index) => ({ ...event, atMs: startMs + index * 1000 }))

function story() {
  const request = requestStart()
  const write = toolUse('Write', { file_path: 'report.md', content: 'x' })
  const edit = toolUse('Edit', { file_path: 'report.md' })
  const remove = toolUse('Bash', { command: 'rm -rf build' }, { permission: 'ask' })
  const broken = toolUse('Bash', { command: 'make' })
  const outcome = { outcomeId: 'outc_1', iteration: 1 }
  const evaluation: SessionEvent = { ...common(), type: 'span.outcome_evaluation_start', ...outcome }
  const define: SessionEvent = {
    ...common(),
    type: 'user.define_outcome',
    outcomeId: 'outc_1',
    description: 'A report for each region.',
    rubric: {},
    maxIterations: 3,
  }
  const artifact: SessionEvent = {
    ...common(),
    type: 'agent.artifact_delivered',
    fileId: 'file_1',
    filename: 'report.md',
    contentType: null,
    sizeBytes: 2048,
  }
  const events = timed([
    define,
    running(),
    request,
    write,
    toolResult(write.id),
    edit,
    toolResult(edit.id, 'no match', { isError: true }),
    remove,
    requestEnd(request.id),
    waitsFor(remove.id),
    running(),
    confirms(remove.id, 'deny'),
    toolResult(remove.id, 'denied', { isError: true }),
    broken,
    toolResult(broken.id, 'error', { isError: true }),
    artifact,
    evaluation,
    {
      ...common(),
      type: 'span.outcome_evaluation_end',
      startId: evaluation.id,
      ...outcome,
      result: 'needs_revision',
      explanation: 'The north is missing.',
    },
    agentSays('Done.'),
    idle(),
  ])
  return { events, broken, remove, artifact, write, edit }
}

function show(events: readonly SessionEvent[], props: Partial<SessionInspectorProps> = {}) {
  const select = vi.fn()
  const all: SessionInspectorProps = {
    session: viewOf(events),
    selection: { eventId: null, select },
    onClose: () => undefined,
    agent: { snapshot: null, current: null },
    ...props,
  }
  const view = render(<SessionInspector {...all} />)
  return {
    select,
    user: userEvent.setup(),
    again: (next: Partial<SessionInspectorProps>) => view.rerender(<SessionInspector {...all} {...next} />),
  }
}
const open = (user: ReturnType<typeof userEvent.setup>, name: string) => user.click(screen.getByRole('tab', { name }))

describe('SessionInspector', () => {
  afterEach(() => vi.useRealTimers())

  it('adds up what was used, counts, and tells active from waiting time', () => {
    show(story().events)
    expect(screen.getByRole('region', { name: 'Used' }).textContent).toContain(
      'Tokens out10Added up from 1 model request.',
    )
    expect(screen.getByRole('region', { name: 'Counts' }).textContent).toBe('Turns1Events20Model requests1Tool calls4')
    const time = screen.getByRole('region', { name: 'Time from first to last event' })
    expect(time.textContent).toContain('19 s')
    expect(
      within(time)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Active17 s', 'Waiting for you2.0 s', 'Between turns0 ms'])
  })

  it('prefers what the session itself says was used', () => {
    show(story().events, { usage: { inputTokens: 18_400, cacheReadInputTokens: 12_000, totalCredits: 4.63 } })
    expect(screen.getByRole('region', { name: 'Used' }).textContent).toBe(
      'Tokens in18.4k18,400Cache read12.0k12,000Credits4.63',
    )
  })

  it('adds up the tokens where the session tells of credits only', () => {
    show(story().events, { usage: { totalCredits: 4.63 } })
    expect(screen.getByRole('region', { name: 'Used' }).textContent).toBe(
      'Tokens out10Credits4.63Tokens added up from 1 model request.',
    )
  })

  it('keeps up with a growing session', () => {
    vi.useFakeTimers()
    const { again } = show([userSays('go')])
    again({ session: viewOf([userSays('go'), toolUse('Bash'), toolUse('Bash')]) })
    act(() => void vi.advanceTimersByTime(500))
    expect(screen.getByRole('region', { name: 'Counts' }).textContent).toContain('Tool calls2')
  })

  it('lists tools with their times and leads to the slowest and to each failure', async () => {
    const { events, broken, remove, write } = story()
    const { user, select } = show(events)
    await open(user, 'Tools')
    const row = screen.getByRole('rowheader', { name: 'Bash' }).closest('tr')
    expect(row?.textContent).toBe('Bash21.0 s1.0 s')
    await user.click(screen.getByRole('button', { name: '1 denied' }))
    await user.click(screen.getByRole('button', { name: 'rm -rf build' }))
    const bash = row?.closest('tbody')
    await user.click(within(bash as HTMLElement).getByRole('button', { name: '1 failed' })) // found above
    await user.click(screen.getByRole('button', { name: 'make' }))
    const own = screen.getByRole('rowheader', { name: 'Write' }).closest('tbody')
    await user.click(within(own as HTMLElement).getByRole('button', { name: 'Slowest 1.0 s' })) // a row stands in a body
    expect(select.mock.calls).toEqual([[remove.id], [broken.id], [write.id]])
  })

  it('lists files written, delivered and mounted', async () => {
    const { events, artifact, edit } = story()
    const download = vi.fn<DownloadFile>(async () => undefined)
    const { user, select } = show(events, {
      resources: [{ id: 'res_1', type: 'file', name: '/data/sales.csv' }],
      download,
    })
    await open(user, 'Files')
    await user.click(screen.getByRole('button', { name: 'report.md 1 write · 1 not done' }))
    await user.click(screen.getByRole('button', { name: 'Edit · failed' }))
    const delivered = screen.getByRole('region', { name: 'Delivered' })
    expect(delivered.textContent).toContain('2 kB')
    await user.click(within(delivered).getByRole('button', { name: 'report.md' }))
    await user.click(within(delivered).getByRole('button', { name: 'Download report.md' }))
    expect(download).toHaveBeenCalledExactlyOnceWith('file_1', 'report.md')
    expect(screen.getByRole('region', { name: 'Mounted' }).textContent).toContain('/data/sales.csv')
    expect(select.mock.calls).toEqual([[edit.id], [artifact.id]])
  })

  it('shows each outcome with its iterations', async () => {
    const { user } = show(story().events)
    await open(user, 'Outcomes')
    const outcome = screen.getByRole('region', { name: 'Outcome 1' })
    expect(outcome.textContent).toContain('A report for each region.')
    const [iteration] = within(outcome).getAllByRole('listitem')
    expect(iteration?.textContent).toBe('Iteration 1needs_revision1.0 sThe north is missing.')
  })

  it('compares the agent of the session with what it is now', async () => {
    const { user, again } = show(story().events, {
      agent: {
        snapshot: { name: 'Reporter', version: 2, system: 'Be brief.\nBe kind.', tools: [] },
        current: { name: 'Reporter', version: 3, system: 'Be brief.\nBe exact.', metadata: {} },
      },
    })
    await open(user, 'Agent')
    const differences = screen.getByRole('region', { name: 'Differences' })
    expect(within(differences).getByRole('figure', { name: 'system' }).textContent).toBe(
      'system Be brief.−before: Be kind.+now: Be exact.',
    )
    expect(differences.textContent).toContain('only one side has them: tools, metadata')
    again({ agent: { snapshot: { name: 'Reporter', version: 2 }, current: null } })
    expect(screen.getByText(/nothing to compare with/)).toBeTruthy()
  })

  it('says that figures are partial while older history is missing', () => {
    show(story().events, { session: viewOf(story().events, { isComplete: false }) })
    expect(screen.getByRole('status').textContent).toContain('Older history is not loaded yet')
  })
})
