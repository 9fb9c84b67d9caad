import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { type FakeRequest, pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anAgent, anEnvironment, aSession } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const three = [
  aSession({ id: 'sess_3', title: 'Third', created_at: '2026-08-21T10:20:03Z' }),
  aSession({ id: 'sess_2', title: 'Second', status: 'running', created_at: '2026-08-21T10:20:02Z' }),
  aSession({ id: 'sess_1', title: 'First', created_at: '2026-08-21T10:20:01Z' }),
]
const surroundings = {
  [`GET ${api}/environments`]: pageOf([anEnvironment()]),
  [`GET ${api}/agents`]: pageOf([anAgent()]),
  [`GET ${api}/sessions`]: pageOf(three),
  ...Object.fromEntries(three.map((session) => [`GET ${api}/sessions/${session.id}`, session])),
}
const writes = (requests: FakeRequest[]) =>
  requests
    .filter(({ method, url }) => method !== 'GET' && !url.endsWith('/search'))
    .map(({ method, url }) => `${method} ${url.replace(api, '')}`)

async function chooseAll(routes: Parameters<typeof serveFake>[0]) {
  const requests = serveFake({ ...surroundings, ...routes })
  const { user, queryClient } = renderApp('/w/local/sessions')
  await screen.findByRole('link', { name: 'Third' })
  await user.click(screen.getByRole('checkbox', { name: 'Choose every session on this page' }))
  return { requests, user, queryClient, bar: screen.getByRole('region', { name: 'Chosen sessions' }) }
}

describe('many sessions at once', () => {
  useLayoutSizes()

  it('shows first what would be deleted, leaves running ones out, and tells of each what came of it', async () => {
    let isBroken = true
    const { requests, user, bar } = await chooseAll({
      [`DELETE ${api}/sessions/sess_3`]: {},
      [`DELETE ${api}/sessions/sess_1`]: () => (isBroken ? new Refusal(500, 'api_error', 'The disk is full.') : {}),
    })
    await user.click(within(bar).getByRole('button', { name: 'Delete…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete 2 sessions?' })
    expect(dialog.textContent).toContain('what lies in its sandbox')
    expect(within(dialog).getByText('Left out. It is running.')).toBeTruthy()
    expect(writes(requests)).toEqual([])

    await user.click(within(dialog).getByRole('button', { name: 'Delete 2 sessions' }))
    expect(await within(dialog).findByText('1 of 2 done, 1 failed.')).toBeTruthy()
    expect(within(dialog).getByText('Failed. The disk is full.')).toBeTruthy()
    expect(writes(requests)).toEqual(['DELETE /sessions/sess_3', 'DELETE /sessions/sess_1'])

    isBroken = false
    await user.click(within(dialog).getByRole('button', { name: 'Retry 1 failed' }))
    expect(await within(dialog).findByText('2 of 2 done.')).toBeTruthy()
    await user.click(within(dialog).getAllByRole('button', { name: 'Close' })[0] ?? dialog)
    expect(await within(bar).findByText('1 chosen')).toBeTruthy()
  })

  it('cancels only what runs', async () => {
    const { requests, user, bar } = await chooseAll({ [`POST ${api}/sessions/sess_2/cancel`]: {} })
    await user.click(within(bar).getByRole('button', { name: 'Cancel…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Cancel one session?' })
    await user.click(within(dialog).getByRole('button', { name: 'Cancel one session' }))
    expect(await within(dialog).findByText('1 of 1 done.')).toBeTruthy()
    expect(writes(requests)).toEqual(['POST /sessions/sess_2/cancel'])
  })

  it('does not archive what began to run after it was chosen', async () => {
    const { requests, user, bar } = await chooseAll({
      [`GET ${api}/sessions/sess_1`]: aSession({ id: 'sess_1', status: 'running' }),
      [`POST ${api}/sessions/sess_3/archive`]: aSession({ id: 'sess_3' }),
    })
    await user.click(within(bar).getByRole('button', { name: 'Archive…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Archive 2 sessions?' })
    await user.click(within(dialog).getByRole('button', { name: 'Archive 2 sessions' }))
    expect(await within(dialog).findByText('Failed. It began to run meanwhile. Nothing was changed.')).toBeTruthy()
    expect(writes(requests)).toEqual(['POST /sessions/sess_3/archive'])
  })
})

it('announces new sessions instead of pushing rows down, and shows them on demand', async () => {
  let sessions = three
  serveFake({ ...surroundings, [`GET ${api}/sessions`]: () => pageOf(sessions) })
  const { user, queryClient } = renderApp('/w/local/sessions')
  await screen.findByRole('link', { name: 'Third' })
  sessions = [aSession({ id: 'sess_4', title: 'Fourth', created_at: '2026-08-21T10:20:04Z' }), ...three]
  await act(() => queryClient.invalidateQueries({ queryKey: ['local', 'sessions'] }))
  const show = await screen.findByRole('button', { name: 'Show 1 new' })
  expect(screen.queryByRole('link', { name: 'Fourth' })).toBeNull()
  await user.click(show)
  await waitFor(() => expect(screen.getAllByRole('row')[1]?.textContent).toContain('Fourth'))
})

it('chooses a row by key', async () => {
  serveFake(surroundings)
  const { user } = renderApp('/w/local/sessions')
  await screen.findByRole('link', { name: 'Third' })
  await user.keyboard('jjx')
  expect(screen.getByRole('checkbox', { name: 'Choose Second' })).toHaveProperty('checked', true)
  expect(screen.getByText('1 chosen')).toBeTruthy()
})
