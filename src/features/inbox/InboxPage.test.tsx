import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { type FakeRequest, pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { aSession } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const at = (seconds: number) => `2026-08-21T10:20:${String(seconds).padStart(2, '0')}Z`

/** The last events of a session that waits, newest first, as `order=desc` answers. */
function asking(id: string, use: Record<string, unknown>, seconds: number) {
  const reason = { type: 'requires_action', event_ids: [id] }
  const idle = { id: `${id}_idle`, type: 'session.status_idle', stop_reason: reason, processed_at: at(seconds) }
  const call = { id, type: 'agent.tool_use', evaluated_permission: 'ask', processed_at: at(seconds), ...use }
  return pageOf([idle, call])
}

const bash = (command: string) => ({ name: 'Bash', input: { command } })
const waitingSessions = {
  [`GET ${api}/sessions`]: pageOf([
    aSession({ id: 'sess_2', title: 'Deploy' }),
    aSession({ id: 'sess_1', title: 'Clean up' }),
    aSession({ id: 'sess_0', title: 'Done', status: 'terminated' }),
  ]),
  [`GET ${api}/sessions/sess_1/events`]: asking('use_1', bash('rm -r build'), 1),
  [`GET ${api}/sessions/sess_2/events`]: asking('use_2', bash('make deploy'), 2),
  [`POST ${api}/sessions/sess_1/events`]: { data: [] },
  [`POST ${api}/sessions/sess_2/events`]: { data: [] },
}
const answers = (requests: FakeRequest[]) =>
  requests.filter(({ method }) => method === 'POST').map(({ url, body }) => ({ url, body }))
const entry = (name: string) => screen.findByRole('listitem', { name })

describe('the inbox', () => {
  useLayoutSizes()

  it('shows what waits over all sessions, the longest first, with its effect and the way to it', async () => {
    serveFake(waitingSessions)
    renderApp('/w/local/inbox')
    const first = await entry('Bash in Clean up')
    expect(within(first).getByRole('figure', { name: 'Command' }).textContent).toContain('rm -r build')
    expect(within(first).getByRole('link', { name: 'Clean up' }).getAttribute('href')).toBe(
      '/w/local/sessions/sess_1?event=use_1',
    )
    const list = screen.getByRole('list', { name: 'Waiting for you' })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.getAttribute('aria-label')),
    ).toEqual(['Bash in Clean up', 'Bash in Deploy'])
    expect(screen.getByText('2 calls wait in 2 open sessions.')).toBeTruthy()
    expect(screen.getByRole('link', { name: /Inbox 2 waiting for you/ })).toBeTruthy()
    await waitFor(() => expect(document.title).toBe('(2) Inbox · Cloud Agents Console'))
  })

  it('is answered by keyboard alone, card after card, and keeps what was answered in its place', async () => {
    const routes: Parameters<typeof serveFake>[0] = { ...waitingSessions }
    const requests = serveFake({
      ...routes,
      [`GET ${api}/sessions/sess_1/events`]: () =>
        answers(requests).length > 0 ? pageOf([]) : routes[`GET ${api}/sessions/sess_1/events`],
    })
    const { user } = renderApp('/w/local/inbox')
    await entry('Bash in Clean up')
    await user.keyboard('jy')
    await waitFor(() =>
      expect(answers(requests)).toEqual([
        {
          url: `${api}/sessions/sess_1/events`,
          body: { events: [{ type: 'user.tool_confirmation', tool_use_id: 'use_1', result: 'allow' }] },
        },
      ]),
    )
    expect(await within(await entry('Bash in Clean up')).findByText('Bash was answered here.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.getAttribute('data-answer-for')).toBe('use_2'))
    await user.keyboard('n')
    await user.type(screen.getByRole('textbox', { name: 'Why not' }), 'Not today.{Control>}{Enter}{/Control}')
    await waitFor(() => expect(answers(requests)).toHaveLength(2))
    expect(answers(requests)[1]?.body).toEqual({
      events: [{ type: 'user.tool_confirmation', tool_use_id: 'use_2', result: 'deny', deny_message: 'Not today.' }],
    })
  })

  it('says so when somebody else was faster', async () => {
    let isAnswered = false
    serveFake({
      ...waitingSessions,
      [`GET ${api}/sessions/sess_2/events`]: () => (isAnswered ? pageOf([]) : asking('use_2', bash('make deploy'), 2)),
    })
    const { queryClient } = renderApp('/w/local/inbox')
    await entry('Bash in Deploy')
    isAnswered = true
    await act(() => queryClient.invalidateQueries({ queryKey: ['local', 'inbox'] }))
    expect(await within(await entry('Bash in Deploy')).findByText(/answered elsewhere/)).toBeTruthy()
    act(() => screen.getByRole('button', { name: 'Clear 1 answered' }).click())
    expect(screen.queryByRole('listitem', { name: 'Bash in Deploy' })).toBeNull()
    expect(screen.getByRole('listitem', { name: 'Bash in Clean up' })).toBeTruthy()
  })

  it('names a session it could not look at, and still shows the others', async () => {
    serveFake({
      ...waitingSessions,
      [`GET ${api}/sessions/sess_2/events`]: new Refusal(503, 'api_error', 'Come back later.'),
    })
    renderApp('/w/local/inbox')
    expect(await entry('Bash in Clean up')).toBeTruthy()
    expect(await screen.findByText(/Not every session could be looked at.*Come back later./)).toBeTruthy()
    expect(screen.getByText('One call waits in 2 open sessions, 1 of them not read yet.')).toBeTruthy()
  })
})
