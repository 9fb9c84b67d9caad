import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { type FakeRequest, pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anAgent, anEnvironment, aSession } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const surroundings = {
  [`GET ${api}/environments`]: pageOf([anEnvironment({ id: 'env_2', name: 'other' }), anEnvironment()]),
  [`GET ${api}/agents`]: pageOf([anAgent(), anAgent({ id: 'agent_2', name: 'quickstart' })]),
  [`GET ${api}/sessions`]: pageOf([]),
}
const posts = (requests: FakeRequest[]) =>
  requests
    .filter(({ method, url }) => method === 'POST' && !url.endsWith('/search'))
    .map(({ url, body }) => ({ url, body }))

it('creates a session with sensible choices, sends the first message and opens it', async () => {
  const requests = serveFake({
    ...surroundings,
    [`POST ${api}/sessions`]: aSession(),
    [`POST ${api}/sessions/sess_1/events`]: { data: [] },
  })
  const { user, router } = renderApp('/w/local/sessions')
  await screen.findByText('No sessions yet')
  await user.keyboard('n')
  const dialog = await screen.findByRole('dialog', { name: 'New session' })
  await within(dialog).findByRole('option', { name: 'quickstart' })
  await user.type(within(dialog).getByRole('textbox', { name: 'First message' }), 'Hello')
  await user.click(within(dialog).getByRole('button', { name: 'Start session' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/sessions/sess_1'))
  expect(posts(requests).slice(0, 2)).toEqual([
    { url: `${api}/sessions`, body: { agent: 'agent_2', environment_id: 'env_1' } },
    {
      url: `${api}/sessions/sess_1/events`,
      body: { events: [{ type: 'user.message', content: [{ type: 'text', text: 'Hello' }] }] },
    },
  ])
})

it('keeps a message that could not be sent for the composer of the new session', async () => {
  serveFake({
    ...surroundings,
    [`POST ${api}/sessions`]: aSession(),
    [`POST ${api}/sessions/sess_1/events`]: new Refusal(500, 'api_error', 'Broken.'),
  })
  const { user, router } = renderApp('/w/local/sessions?new_session=agent_1')
  const dialog = await screen.findByRole('dialog', { name: 'New session' })
  await within(dialog).findByRole('option', { name: 'default' })
  expect(within(dialog).getByRole('combobox', { name: /^Agent/ })).toHaveProperty('value', 'agent_1')
  await user.type(within(dialog).getByRole('textbox', { name: 'First message' }), 'Hello')
  await user.click(within(dialog).getByRole('button', { name: 'Start session' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/sessions/sess_1'))
  expect(localStorage.getItem('console.draft.local.sess_1')).toBe('Hello')
})

it('puts a refusal on the field it is about, and keeps what was typed', async () => {
  serveFake({
    ...surroundings,
    [`POST ${api}/sessions`]: new Refusal(404, 'not_found_error', 'That environment is gone.', 'environment_id'),
  })
  const { user } = renderApp('/w/local/sessions?new_session=')
  const dialog = await screen.findByRole('dialog', { name: 'New session' })
  await within(dialog).findByRole('option', { name: 'default' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'Mine')
  await user.click(within(dialog).getByRole('button', { name: 'Start session' }))
  const environment = within(dialog).getByRole('combobox', { name: /^Environment/ })
  await waitFor(() => expect(environment.getAttribute('aria-invalid')).toBe('true'))
  expect(within(dialog).getByText('That environment is gone.')).toBeTruthy()
  expect(within(dialog).getByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'Mine')
})

it('sends several messages with the session, and shows which of them was refused', async () => {
  const requests = serveFake({
    ...surroundings,
    [`POST ${api}/sessions`]: new Refusal(400, 'invalid_request_error', 'It is too long.', 'initial_events.1.content'),
  })
  const { user } = renderApp('/w/local/sessions?new_session=')
  const dialog = await screen.findByRole('dialog', { name: 'New session' })
  await within(dialog).findByRole('option', { name: 'default' })
  await user.type(within(dialog).getByRole('textbox', { name: 'First message' }), 'Read the notes.')
  await user.click(within(dialog).getByRole('button', { name: 'Add a message' }))
  const second = within(dialog).getByRole('textbox', { name: 'Message 2' })
  await user.type(second, 'Sum them up.')
  await user.click(within(dialog).getByRole('button', { name: 'Start session' }))
  await waitFor(() => expect(second.getAttribute('aria-invalid')).toBe('true'))
  expect(posts(requests).map(({ body }) => body)).toMatchObject([
    {
      initial_events: [
        { type: 'user.message', content: [{ type: 'text', text: 'Read the notes.' }] },
        { type: 'user.message', content: [{ type: 'text', text: 'Sum them up.' }] },
      ],
    },
  ])
})

it('keeps several messages for the composer when the service did not take them with the session', async () => {
  serveFake({
    ...surroundings,
    [`POST ${api}/sessions`]: aSession({ status: 'idle' }),
    [`GET ${api}/sessions/sess_1/events`]: { data: [] },
  })
  const { user, router } = renderApp('/w/local/sessions?new_session=')
  const dialog = await screen.findByRole('dialog', { name: 'New session' })
  await within(dialog).findByRole('option', { name: 'default' })
  await user.type(within(dialog).getByRole('textbox', { name: 'First message' }), 'One.')
  await user.click(within(dialog).getByRole('button', { name: 'Add a message' }))
  await user.type(within(dialog).getByRole('textbox', { name: 'Message 2' }), 'Two.')
  await user.click(within(dialog).getByRole('button', { name: 'Start session' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/sessions/sess_1'))
  expect(localStorage.getItem('console.draft.local.sess_1')).toBe('One.\n\nTwo.')
})
