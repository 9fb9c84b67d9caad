import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'

const api = '/api/local/v1/cloud'
const lists = ['models', 'agents', 'environments', 'sessions', 'files', 'skills', 'memory_stores', 'deployments']
const surroundings = Object.fromEntries(lists.map((name) => [`GET ${api}/${name}`, pageOf([])]))

const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`) })

it('tells for each part what was asked, what was answered and what that hides', async () => {
  serveFake({
    ...surroundings,
    [`GET ${api}/vaults`]: new Refusal(404, 'not_found_error', 'There is no GET /vaults in this API.'),
    [`GET ${api}/webhook_endpoints`]: new Refusal(503, 'api_error', 'Come back later.'),
  })
  renderApp('/w/local/capabilities')
  await waitFor(async () => expect((await row('Vaults')).textContent).toContain('missing'))
  const vaults = await row('Vaults')
  expect(vaults.textContent).toContain('GET /vaults?limit=1')
  expect(vaults.textContent).toContain('404: There is no GET /vaults in this API.')
  expect(vaults.textContent).toContain('vaults in a new session')
  expect((await row('Files')).textContent).toContain('implemented')
  expect((await row('Webhooks')).textContent).toContain('unclear')
})

it('hides from the navigation what is missing, and shows it when a new probe finds it', async () => {
  let isMissing = true
  serveFake({
    ...surroundings,
    [`GET ${api}/environments`]: () => (isMissing ? new Refusal(501, 'api_error', 'Not implemented.') : pageOf([])),
  })
  const { user } = renderApp('/w/local/capabilities')
  const navigation = await screen.findByRole('navigation', { name: 'Main' })
  await waitFor(() => expect(within(navigation).queryByRole('link', { name: 'Environments' })).toBeNull())
  expect(within(navigation).getByRole('link', { name: 'Agents' })).toBeTruthy()
  isMissing = false
  await user.click(await screen.findByRole('button', { name: 'Probe again' }))
  expect(await within(navigation).findByRole('link', { name: 'Environments' })).toBeTruthy()
})
