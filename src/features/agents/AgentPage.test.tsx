import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { type FakeRequest, pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anAgent, anEnvironment } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const surroundings = {
  [`GET ${api}/models`]: { data: [{ id: 'ultimate', display_name: 'ultimate' }], has_more: false },
  [`GET ${api}/environments`]: pageOf([anEnvironment()]),
  [`GET ${api}/sessions`]: pageOf([]),
  [`GET ${api}/agents/agent_1/versions`]: pageOf([anAgent()]),
}
const posts = (requests: FakeRequest[]) => requests.filter(({ method }) => method === 'POST')

it('sends only what was changed, with the version, and shows the saved one', async () => {
  let current = anAgent()
  const requests = serveFake({
    ...surroundings,
    [`GET ${api}/agents/agent_1`]: () => current,
    [`POST ${api}/agents/agent_1`]: () => {
      current = anAgent({ system: 'Be kind.', version: 3 })
      return current
    },
  })
  const { user } = renderApp('/w/local/agents/agent_1')
  const system = await screen.findByRole('textbox', { name: /^System prompt/ })
  await user.clear(system)
  await user.type(system, 'Be kind.')
  expect(screen.getByText('1 unsaved change')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save as version 3' }))
  expect(await screen.findByText(/version 3 · updated/)).toBeTruthy()
  expect(posts(requests)[0]?.body).toEqual({ version: 2, system: 'Be kind.' })
  expect(screen.queryByText('1 unsaved change')).toBeNull()
})

/** The server is at version 3 by somebody else while the page still shows version 2. */
async function meetConflict() {
  let current = anAgent()
  const requests = serveFake({
    ...surroundings,
    [`GET ${api}/agents/agent_1`]: () => current,
    [`POST ${api}/agents/agent_1`]: ({ body }: FakeRequest) => {
      const { version, ...change } = Object(body)
      if (version !== current.version) {
        return new Refusal(
          409,
          'conflict_error',
          `Version conflict. Expected version ${current.version}, got ${version}.`,
        )
      }
      current = { ...current, ...change, version: current.version + 1 }
      return current
    },
  })
  const { user } = renderApp('/w/local/agents/agent_1')
  const system = await screen.findByRole('textbox', { name: /^System prompt/ })
  await user.clear(system)
  await user.type(system, 'Mine')
  current = anAgent({ version: 3, description: 'Theirs' })
  await user.click(screen.getByRole('button', { name: 'Save as version 3' }))
  const dialog = await screen.findByRole('dialog', { name: 'Version 3 was saved meanwhile' })
  return { user, requests, dialog, system }
}

it('shows which fields differ when somebody else saved first, and lets me go on editing', async () => {
  const { user, dialog, system } = await meetConflict()
  const table = within(dialog).getByRole('table', { name: 'Differing fields' })
  expect(within(table).getByRole('row', { name: /^System prompt Mine .* you$/ })).toBeTruthy()
  expect(within(table).getByRole('row', { name: /^Description .* Theirs somebody else$/ })).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Go on editing' }))
  expect(system).toHaveProperty('value', 'Mine')
})

it('reapplies my changes on top of the newest version', async () => {
  const { user, requests, dialog, system } = await meetConflict()
  await user.click(within(dialog).getByRole('button', { name: 'Reapply my changes to version 3' }))
  expect(await screen.findByText(/version 4 · updated/)).toBeTruthy()
  expect(posts(requests)[1]?.body).toEqual({ version: 3, system: 'Mine' })
  expect(system).toHaveProperty('value', 'Mine')
  expect(screen.getByRole('textbox', { name: 'Description' })).toHaveProperty('value', 'Theirs')
})

it('takes the newest version and keeps what was typed to copy from', async () => {
  const { user, dialog, system } = await meetConflict()
  await user.click(within(dialog).getByRole('button', { name: 'Reload version 3' }))
  expect(system).toHaveProperty('value', 'Be brief.')
  const typed = screen.getByRole('region', { name: 'What you had typed' })
  expect(within(typed).getByText('Mine')).toBeTruthy()
})

it('puts the server’s objection on its field', async () => {
  serveFake({
    ...surroundings,
    [`GET ${api}/agents/agent_1`]: anAgent(),
    [`POST ${api}/agents/agent_1`]: new Refusal(400, 'invalid_request_error', 'That name is taken.', 'name'),
  })
  const { user } = renderApp('/w/local/agents/agent_1')
  const name = await screen.findByRole('textbox', { name: /^Name/ })
  await user.type(name, '-two')
  await user.click(screen.getByRole('button', { name: 'Save as version 3' }))
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
  const described = name.getAttribute('aria-describedby') ?? ''
  expect(document.getElementById(described)?.textContent).toBe('That name is taken.')
})

it('refuses an empty name before the server has to', async () => {
  const requests = serveFake({ ...surroundings, [`GET ${api}/agents/agent_1`]: anAgent() })
  const { user } = renderApp('/w/local/agents/agent_1')
  const name = await screen.findByRole('textbox', { name: /^Name/ })
  await user.clear(name)
  await user.click(screen.getByRole('button', { name: 'Save as version 3' }))
  expect(await screen.findByText('Give the agent a name.')).toBeTruthy()
  expect(posts(requests)).toEqual([])
})

it('asks before unsaved changes are left, and gives them up only when told', async () => {
  serveFake({
    ...surroundings,
    [`GET ${api}/agents/agent_1`]: anAgent(),
    [`GET ${api}/agents`]: pageOf([anAgent()]),
  })
  const { user, router } = renderApp('/w/local/agents/agent_1')
  const system = await screen.findByRole('textbox', { name: /^System prompt/ })
  await user.type(system, ' Very.')
  const main = within(screen.getByRole('navigation', { name: 'Main' }))
  await user.click(main.getByRole('link', { name: 'Agents' }))
  const question = await screen.findByRole('alertdialog', { name: 'Leave without saving?' })
  await user.click(within(question).getByRole('button', { name: 'Cancel' }))
  expect(system).toHaveProperty('value', 'Be brief. Very.')
  await user.click(main.getByRole('link', { name: 'Agents' }))
  await user.click(await screen.findByRole('button', { name: 'Leave without saving' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/agents'))
  expect(sessionStorage.length).toBe(0)
})

it('brings back what was typed after an accidental reload', async () => {
  serveFake({ ...surroundings, [`GET ${api}/agents/agent_1`]: anAgent() })
  const first = renderApp('/w/local/agents/agent_1')
  await first.user.type(await screen.findByRole('textbox', { name: /^System prompt/ }), ' Very.')
  first.unmount()
  renderApp('/w/local/agents/agent_1')
  expect(await screen.findByRole('textbox', { name: /^System prompt/ })).toHaveProperty('value', 'Be brief. Very.')
  expect(screen.getByText('1 unsaved change')).toBeTruthy()
})

it('offers nothing that changes anything in a read-only workspace', async () => {
  const workspace = { id: 'local', name: 'local', color: 'tool', kind: 'remote', is_read_only: true, description: '' }
  serveFake({
    ...surroundings,
    'GET /api/console/workspaces': { data: [workspace], default: 'local' },
    [`GET ${api}/agents/agent_1`]: anAgent(),
  })
  renderApp('/w/local/agents/agent_1')
  expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveProperty('disabled', true)
  expect(screen.queryByRole('link', { name: 'Start session' })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Actions for/ })).toBeNull()
})
