import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anAgent, anEnvironment, aSession } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const surroundings = {
  [`GET ${api}/environments`]: pageOf([anEnvironment()]),
  [`GET ${api}/agents`]: pageOf([anAgent()]),
  [`GET ${api}/sessions`]: pageOf([aSession({ status: 'running' }), aSession({ id: 'sess_2', title: 'Other' })]),
}

async function openPalette(routes: Parameters<typeof serveFake>[0] = {}, address = '/w/local/environments') {
  serveFake({ ...surroundings, ...routes })
  const app = renderApp(address)
  await screen.findByRole('heading', { level: 1 })
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  const palette = await screen.findByRole('dialog', { name: 'Search or jump to' })
  return { ...app, palette, field: within(palette).getByRole('combobox') }
}

it('finds a session by a part of its name and opens it by keyboard alone', async () => {
  const { user, palette, field, router } = await openPalette()
  expect(document.activeElement).toBe(field)
  await user.keyboard('fib')
  const sessions = await within(palette).findByRole('group', { name: 'Sessions' })
  expect(within(sessions).getByRole('option', { selected: true }).textContent).toContain('running')
  expect(within(sessions).queryByText('Other')).toBeNull()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/sessions/sess_1'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('opens a pasted id on the page of its kind, without searching for it', async () => {
  const { user, palette, router } = await openPalette()
  await user.paste('agent_00mr1c7w2q8k')
  await user.click(await within(palette).findByRole('option', { name: /^Open agent/ }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/agents/agent_00mr1c7w2q8k'))
})

it('offers every kind of page for an id of a kind nobody knows', async () => {
  const { user, palette } = await openPalette()
  await user.paste('thing_00mr1c7w2q8k')
  expect(await within(palette).findByRole('option', { name: /^Open as session/ })).toBeTruthy()
  expect(within(palette).getByRole('option', { name: /^Open as environment/ })).toBeTruthy()
})

it('starts a session from an agent with the primary key', async () => {
  const { user, palette, router } = await openPalette()
  await user.keyboard('small programs')
  await within(palette).findByRole('option', { name: /^code-helper/, selected: true })
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(router.state.location.search).toBe('?new_session=agent_1'))
})

it('still leads to pages and actions when the workspace cannot be searched, and says why it was not', async () => {
  let isDown = true
  const { user, palette } = await openPalette({
    [`GET ${api}/sessions`]: () =>
      isDown
        ? new Refusal(503, 'api_error', 'Come back later.')
        : pageOf([aSession({ title: 'A session about agents' })]),
  })
  await user.keyboard('agents')
  expect(await within(palette).findByText(/Sessions could not be searched. Come back later./)).toBeTruthy()
  expect(within(palette).getByRole('option', { name: 'Agents' })).toBeTruthy()
  isDown = false
  await user.click(within(palette).getByRole('button', { name: 'Retry' }))
  expect(await within(palette).findByRole('option', { name: /^A session about agents/ })).toBeTruthy()
})

it('offers first what was used last', async () => {
  const { user, palette, router } = await openPalette()
  await user.keyboard('fib')
  await user.click(await within(palette).findByRole('option', { name: /^Fibonacci/ }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/sessions/sess_1'))
  fireEvent.keyDown(document.body, { key: 'k', metaKey: true })
  const again = await screen.findByRole('dialog', { name: 'Search or jump to' })
  const recent = within(again).getByRole('group', { name: 'Recent' })
  expect(within(recent).getByRole('option', { selected: true }).textContent).toContain('Fibonacci with tests')
})

it('offers nothing that changes a read-only workspace', async () => {
  const workspace = { id: 'local', name: 'local', color: 'tool', kind: 'remote', is_read_only: true, description: '' }
  const { user, palette } = await openPalette({
    'GET /api/console/workspaces': { data: [workspace], default: 'local' },
  })
  expect(within(palette).getByRole('option', { name: 'Copy link to this page' })).toBeTruthy()
  expect(within(palette).queryByRole('option', { name: /^New / })).toBeNull()
  await user.keyboard('code')
  expect(await within(palette).findByRole('option', { name: /^code-helper/ })).toBeTruthy()
  expect(within(palette).queryByText(/start session|Start a session/)).toBeNull()
})
