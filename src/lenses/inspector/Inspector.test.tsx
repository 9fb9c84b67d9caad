import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { SessionEvent } from '@/domain/session/events.ts'
import {
  agentSays,
  common,
  confirms,
  requestEnd,
  requestStart,
  running,
  says,
  thinks,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '@/domain/session/testing/events.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import type { SessionView } from '../sessionView.ts'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'
import { Inspector, type InspectorProps } from './Inspector.tsx'
import { viewOf } from './testing/viewOf.ts'

const startMs = Date.parse('2026-05-18T09:27:02Z')
const at = (seconds: number) => ({ atMs: startMs + seconds * 1000 })

/** A turn in which a person allows a command that a model request wrote. */
function story() {
  const user = userSays('Run the tests.', at(0))
  const request = requestStart(at(1))
  const thought = thinks('They may be slow.', at(2))
  const call = toolUse('Bash', { command: 'pytest -q', size: 'BIG' }, { ...at(4.1), permission: 'ask' })
  const end = requestEnd(request.id, at(4.2))
  const wait = { ...waitsFor(call.id), ...at(4.3) }
  const confirmation = { ...confirms(call.id, 'allow'), ...at(9.1) }
  const result = toolResult(call.id, '5 passed\n[exit code 0]', at(13.9))
  const second = toolUse('Read', { file_path: 'fib.py' }, at(15))
  const events: SessionEvent[] = [
    user,
    running(at(0.5)),
    request,
    thought,
    call,
    end,
    wait,
    confirmation,
    result,
    second,
  ]
  return { events, user, request, thought, call, end, wait, confirmation, result, second }
}

function Page({ session, first, ...rest }: { session: SessionView; first: string | null } & Partial<InspectorProps>) {
  const [eventId, select] = useState(first)
  return (
    <TooltipProvider>
      <Inspector
        session={session}
        selection={{ eventId, select }}
        requestFor={(id) => ({ method: 'GET', path: `/sessions/sess_1/events?after_id=${id}&limit=1` })}
        onClose={() => select(null)}
        sessionPanel={<p>The session</p>}
        {...rest}
      />
    </TooltipProvider>
  )
}

const show = (session: SessionView, first: string | null, rest: Partial<InspectorProps> = {}) => {
  render(<Page session={session} first={first} {...rest} />)
  return userEvent.setup()
}
const tab = (name: string) => screen.getByRole('tab', { name })
const heading = () => screen.getByRole('heading', { level: 2 }).textContent
const big = (json: string) => json.replace('"BIG"', '9007199254740993123')

describe('Inspector', () => {
  useLayoutSizes()

  it('shows the session when nothing is selected, and the selected event until it is closed', async () => {
    const { events, call } = story()
    const user = show(viewOf(events), call.id)
    expect(heading()).toBe('Bash')
    await user.click(screen.getByRole('button', { name: 'Close the inspector' }))
    expect(screen.getByText('The session')).toBeTruthy()
  })

  it('says what a call is, how it ended and where its time went', () => {
    const { events, call, result } = story()
    show(viewOf(events), call.id)
    const inspector = screen.getByRole('region', { name: 'Inspector' })
    expect(within(inspector).getByText('exit 0')).toBeTruthy()
    expect(inspector.textContent).toContain(`Tool use${call.id}`)
    expect(inspector.textContent).toContain(`Result${result.id}`)
    expect(inspector.textContent).toContain('Output2 lines, 22 B')
    const spent = screen.getByRole('region', { name: 'Where the time went' })
    expect(
      within(spent)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Model request3.1 s', 'Waiting for you5.0 s', 'Bash4.8 s'])
  })

  it('follows request, call, confirmation and result in a circle with one key, and by buttons', async () => {
    const { events, request } = story()
    const user = show(viewOf(events), request.id)
    const links = () => screen.getByRole('navigation', { name: 'Linked events' })
    const current = () => links().querySelector('[aria-current]')?.textContent
    const seen = [current()]
    for (let step = 0; step < 5; step += 1) {
      await user.keyboard('f')
      seen.push(current())
    }
    expect(seen).toEqual(['Request', 'Call', 'Confirmation', 'Result', 'Request end', 'Request'])
    await user.click(within(links()).getByRole('button', { name: 'Result' }))
    expect(heading()).toBe('Bash result')
  })

  it('leaves the key alone where the page says so', async () => {
    const { events, call } = story()
    const user = show(viewOf(events), call.id, { hasFollowKey: false })
    await user.keyboard('f')
    expect(heading()).toBe('Bash')
  })

  it('goes to the next and previous of the same kind, and says where there is none', async () => {
    const { events, call } = story()
    const user = show(viewOf(events), call.id)
    await user.click(screen.getByRole('button', { name: 'Next of this kind' }))
    expect(heading()).toBe('Read')
    await user.click(screen.getByRole('button', { name: 'Next of this kind' }))
    expect(screen.getByText('This is the last of its kind.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Previous of this kind' }))
    expect(heading()).toBe('Bash')
    expect(screen.queryByText('This is the last of its kind.')).toBeNull()
  })

  it('keeps the tab while the selection moves', async () => {
    const { events, call } = story()
    const user = show(viewOf(events), call.id)
    await user.click(tab('JSON'))
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Next of this kind' }))
    expect(tab('JSON').getAttribute('aria-selected')).toBe('true')
    expect(screen.getByRole('treeitem', { name: 'name: "Read"' })).toBeTruthy()
  })

  it('shows what went in and what came out', async () => {
    const { events, call } = story()
    const user = show(viewOf(events, {}, big), call.id)
    await user.click(tab('Input'))
    expect(screen.getByRole('treeitem', { name: 'size: 9007199254740993123' })).toBeTruthy()
    await user.click(tab('Output'))
    expect(screen.getByRole('figure', { name: 'Output' }).textContent).toContain('5 passed')
  })

  it('keeps integers beyond 2^53 exact in view, copy and export', async () => {
    const { events, call } = story()
    const user = show(viewOf(events, {}, big), call.id)
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) blobs.push(blob)
      return 'blob:x'
    })
    await user.click(tab('JSON'))
    const tree = screen.getByRole('tree', { name: 'JSON' })
    expect(tree.textContent).toContain('9007199254740993123')
    await user.click(screen.getByRole('button', { name: 'Copy JSON' }))
    expect(writeText.mock.calls[0]?.[0]).toContain('"size": 9007199254740993123')
    await user.click(screen.getByRole('button', { name: 'Export as file' }))
    expect(await blobs[0]?.text()).toContain('"size":9007199254740993123')
  })

  it('tells the times of an event and of what belongs to it', async () => {
    const { events, call } = story()
    const user = show(viewOf(events), call.id)
    await user.click(tab('Timing'))
    const rows = screen.getAllByRole('row').slice(1)
    expect(rows.map((row) => within(row).getByRole('button').textContent)).toEqual([
      'Request',
      'Event before',
      'Call',
      'Request end',
      'Confirmation',
      'Result',
    ])
    expect(rows[4]?.textContent).toContain('+4.9 s')
    await user.click(within(rows[4] as HTMLElement).getByRole('button')) // there are six, see above
    expect(heading()).toBe('Bash confirmation')
  })

  it('gives the request that reads the event as code, without a token', async () => {
    const { events, call } = story()
    const user = show(viewOf(events), call.id)
    await user.click(tab('Request'))
    const panel = screen.getByRole('tabpanel', { name: 'Request' })
    expect(panel.textContent).toContain(`"$QODER_BASE_URL/sessions/sess_1/events?after_id=${call.id}&limit=1"`)
    await user.click(within(panel).getByRole('radio', { name: 'Python' }))
    expect(panel.textContent).toContain('os.environ["QODER_PAT"]')
  })

  it('keeps up with a call that is still running', () => {
    const { events, call } = story()
    const isCall = events.findIndex(({ id }) => id === call.id)
    const view = (length: number) => viewOf(events.slice(0, length), { isLive: true, now: () => startMs + 6000 })
    const { rerender } = render(<Page session={view(isCall + 1)} first={call.id} />)
    const spent = () => screen.getByRole('region', { name: 'Where the time went' }).textContent
    expect(screen.getByText('running')).toBeTruthy()
    expect(spent()).toContain('Bash1.9 s so far')
    rerender(<Page session={view(events.length)} first={call.id} />)
    expect(screen.getByText('exit 0')).toBeTruthy()
    expect(spent()).toContain('Bash4.8 s')
  })

  it('says whether an event is missing or not loaded yet', () => {
    const { events } = story()
    show(viewOf(events, { isComplete: false }), 'evt_elsewhere')
    expect(heading()).toBe('Not loaded yet')
  })

  it.each(everyEvent().map((event) => [event.type, event] as const))('has a summary for %s', (_, event) => {
    show(viewOf([event]), event.id)
    const inspector = screen.getByRole('region', { name: 'Inspector' })
    expect(inspector.textContent).toContain(`Event${event.id}`)
    expect(within(inspector).getByRole('region', { name: 'Event JSON' }).textContent).toContain(event.id)
  })
})

function everyEvent(): SessionEvent[] {
  const stopReason = { type: 'end_turn', eventIds: [] }
  const agent = { agentName: 'researcher' }
  const words = [{ type: 'text' as const, text: 'words' }]
  const other = { ...agent, content: words, otherThreadId: 'sthr_2' }
  const evaluation = { outcomeId: 'outc_1', iteration: 2 }
  const make = (fields: object) => ({ ...common(), ...fields }) as SessionEvent // each list entry below is one of the union
  return [
    userSays('hi'),
    agentSays('hello'),
    thinks(null),
    says('agent.brand_new'),
    requestEnd('evt_unseen'),
    toolResult('evt_unseen'),
    confirms('evt_unseen', 'deny', 'No.'),
    ...[
      { type: 'user.interrupt' },
      { type: 'system.message', content: words },
      { type: 'user.define_outcome', outcomeId: 'outc_1', description: 'A report.', rubric: {}, maxIterations: 3 },
      {
        type: 'agent.artifact_delivered',
        fileId: 'file_1',
        filename: 'a.md',
        contentType: 'text/markdown',
        sizeBytes: 9,
      },
      { type: 'agent.thread_message_sent', ...other },
      { type: 'agent.thread_message_received', ...other },
      { type: 'agent.thread_context_compacted' },
      { type: 'session.status_idle', stopReason },
      { type: 'session.status_rescheduled' },
      { type: 'session.status_terminated', reason: null },
      { type: 'session.error', error: { type: 'billing_error', message: 'No credit.', retryStatus: null } },
      { type: 'session.updated', title: 'T' },
      { type: 'session.deleted' },
      { type: 'session.usage', usage: { inputTokens: 2000, totalCredits: 1.5, activeSeconds: 9 } },
      { type: 'session.thread_created', ...agent },
      { type: 'session.thread_status_running', ...agent },
      { type: 'session.thread_status_idle', ...agent, stopReason },
      { type: 'session.thread_status_rescheduled', ...agent },
      { type: 'session.thread_status_terminated', ...agent },
      { type: 'span.outcome_evaluation_start', ...evaluation },
      { type: 'span.outcome_evaluation_ongoing', ...evaluation },
      { type: 'span.outcome_evaluation_end', startId: null, ...evaluation, result: 'satisfied', explanation: 'Done.' },
    ].map(make),
  ]
}
