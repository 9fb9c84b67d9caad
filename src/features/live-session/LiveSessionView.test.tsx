import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeLog } from '@/lenses/testing/fakeLog.ts'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { LiveSessionView } from './LiveSessionView.tsx'
import { createFakeLiveSession } from './testing/createFakeLiveSession.ts'

const resource = {
  id: 'sess_1',
  title: 'Fibonacci with tests',
  status: 'idle',
  agent: { id: 'agent_1', name: 'code-helper', version: 2, model: 'ultimate' },
  environment_id: 'env_1',
  created_at: '2026-05-18T09:26:15Z',
  archived_at: null,
}

type Answer = (body: unknown) => { status: number; body: unknown }

const json = ({ status, body }: ReturnType<Answer>) => Promise.resolve(new Response(JSON.stringify(body), { status }))
const refusal = (status: number, message: string) => ({ status, body: { error: { type: 'x', message } } })

/** Answers the page's requests: the session, its environment, and what is sent. */
function serve(session: ReturnType<Answer>, onSend: Answer = () => ({ status: 202, body: { data: [] } })) {
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') return json(onSend(JSON.parse(String(init.body))))
    if (String(url).includes('/environments/')) return json({ status: 200, body: { id: 'env_1', name: 'python-3.12' } })
    return json(session)
  })
}

function show(live: ReturnType<typeof createFakeLiveSession>, isReadOnly = false) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <TooltipProvider>
          <LiveSessionView session={{ workspace: 'local', id: 'sess_1' }} live={live} isReadOnly={isReadOnly} />
        </TooltipProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
}

describe('LiveSessionView', () => {
  useLayoutSizes()
  beforeEach(() => localStorage.clear())
  afterEach(() => vi.unstubAllGlobals())

  it('names the session, its agent, its environment and what it used', async () => {
    serve({ status: 200, body: resource })
    show(
      createFakeLiveSession(createFakeLog(), { usage: { inputTokens: 18_400, outputTokens: 2100 }, status: 'running' }),
    )
    expect(await screen.findByRole('heading', { level: 1, name: /Fibonacci with tests/ })).toBeTruthy()
    const facts = screen.getByRole('list', { name: 'Facts' })
    await waitFor(() => expect(within(facts).getByRole('link', { name: 'python-3.12' })).toBeTruthy())
    expect(within(facts).getByRole('link', { name: 'code-helper' }).getAttribute('href')).toBe(
      '/w/local/agents/agent_1',
    )
    expect(facts.textContent).toContain('18.4k in · 2.1k out')
    expect(screen.getByText('running')).toBeTruthy()
  })

  it('shows a message at once and hands the answer to the log', async () => {
    let sent: unknown
    serve({ status: 200, body: resource }, (body) => {
      sent = body
      return { status: 202, body: { data: [{ id: 'evt_9', type: 'user.message', content: 'Hi' }] } }
    })
    const live = createFakeLiveSession(createFakeLog())
    show(live)
    await userEvent.type(await screen.findByRole('textbox', { name: 'Message to code-helper' }), 'Hi')
    await userEvent.click(screen.getByRole('button', { name: /^Send/ }))
    await waitFor(() => expect(live.accepted).toHaveBeenCalledOnce())
    expect(sent).toEqual({ events: [{ type: 'user.message', content: [{ type: 'text', text: 'Hi' }] }] })
    expect(live.accepted.mock.calls[0]?.[0][0]?.event.id).toBe('evt_9')
    await waitFor(() => expect(screen.queryByText('sending…')).toBeNull())
  })

  it('answers a waiting call from its card in the transcript, reached from the composer', async () => {
    const bodies: unknown[] = []
    serve({ status: 200, body: resource }, (body) => {
      bodies.push(body)
      return { status: 202, body: { data: [] } }
    })
    const log = createFakeLog().call('evt_1', 'Bash', { command: 'make' }, { outcome: 'waiting' })
    log.call('evt_2', 'Bash', { command: 'make test' }, { outcome: 'waiting' })
    const action = { kind: 'confirmation', name: 'Bash', threadId: null, sinceMs: null } as const
    const pending = ['evt_1', 'evt_2'].map((eventId) => ({ ...action, eventId }))
    show(createFakeLiveSession(log, { pending, stopReason: { type: 'requires_action', eventIds: ['evt_1', 'evt_2'] } }))
    expect(await screen.findByText('needs approval')).toBeTruthy()
    expect(
      within(screen.getByRole('region', { name: 'Waiting for you' })).getAllByRole('button', { name: 'Review' }),
    ).toHaveLength(2)
    const [, second] = await screen.findAllByRole('article', { name: 'Bash: waiting' })
    if (!second) throw new Error('The second card is missing.')
    await userEvent.click(await within(second).findByRole('button', { name: /Allow/ }))
    await waitFor(() =>
      expect(bodies).toEqual([{ events: [{ type: 'user.tool_confirmation', tool_use_id: 'evt_2', result: 'allow' }] }]),
    )
  })

  it('answers an action whose event is not in the log yet', async () => {
    serve({ status: 200, body: resource })
    const pending = [{ eventId: 'evt_7', kind: 'confirmation', name: null, threadId: null, sinceMs: null } as const]
    show(createFakeLiveSession(createFakeLog(), { pending }))
    expect(await screen.findByRole('group', { name: 'A tool wants to be used' })).toBeTruthy()
  })

  it('reads the session again after a refusal, and keeps the text', async () => {
    serve({ status: 200, body: resource }, () => refusal(409, 'The session is running.'))
    const live = createFakeLiveSession(createFakeLog())
    show(live)
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message to code-helper' })
    await userEvent.type(field, 'Hi')
    await userEvent.click(screen.getByRole('button', { name: /^Send/ }))
    expect(await screen.findByRole('button', { name: 'Interrupt and send' })).toBeTruthy()
    expect(field.value).toBe('Hi')
    expect(live.retry).toHaveBeenCalledOnce()
  })

  it('says that a session does not exist, with a way back', async () => {
    serve(refusal(404, 'No session has this id.'))
    show(createFakeLiveSession(createFakeLog(), { phase: 'opening' }))
    expect((await screen.findByRole('alert')).textContent).toContain('This session does not exist or was deleted')
    expect(screen.getByRole('link', { name: 'Back to sessions' }).getAttribute('href')).toBe('/w/local/sessions')
  })

  it('draws the shape of the transcript until the tail of the history is here', async () => {
    serve({ status: 200, body: resource })
    const live = createFakeLiveSession(createFakeLog().user('u1', 'hello'), { phase: 'opening' })
    show(live)
    expect(screen.getByRole('status', { name: 'Opening the session' })).toBeTruthy()
    act(() => live.show({ phase: 'ready' }))
    expect(await screen.findByRole('article', { name: 'You' })).toBeTruthy()
  })

  it('says that an archived session takes no more messages', async () => {
    serve({ status: 200, body: { ...resource, archived_at: '2026-05-19T00:00:00Z' } })
    show(createFakeLiveSession(createFakeLog()))
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveProperty('disabled', true))
    expect(screen.getAllByText(/This session is archived/).length).toBeGreaterThan(0)
  })
})
