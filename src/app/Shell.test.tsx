import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pageOf, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'

const workspace = (id: string, isReadOnly = false) => ({
  id,
  name: id,
  color: 'tool',
  kind: id === 'local' ? 'embedded' : 'remote',
  is_read_only: isReadOnly,
  description: `About ${id}`,
})
const two = { data: [workspace('local'), workspace('staging', true)], default: 'local' }
const empty = {
  'GET /api/console/workspaces': two,
  'GET /api/console/doctor': { workspace: 'local', is_healthy: true, checks: [] },
  ...Object.fromEntries(
    ['local', 'staging'].flatMap((id) =>
      ['sessions', 'agents', 'environments', 'models'].map((name) => [`GET /api/${id}/v1/cloud/${name}`, pageOf([])]),
    ),
  ),
}

it('leads from the root to the overview of the default workspace', async () => {
  serveFake(empty)
  const { router } = renderApp('/')
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeTruthy()
  expect(router.state.location.pathname).toBe('/w/local')
  await waitFor(() => expect(document.title).toBe('Overview · Cloud Agents Console'))
})

it('moves the focus to the heading of the page somebody goes to', async () => {
  serveFake(empty)
  const { user } = renderApp('/w/local')
  await screen.findByRole('heading', { level: 1, name: 'Overview' })
  await user.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Agents' }))
  const heading = await screen.findByRole('heading', { level: 1, name: 'Agents' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

it('switches the workspace and stays on the same kind of page', async () => {
  serveFake(empty)
  const { user, router } = renderApp('/w/local/agents')
  await user.click(await screen.findByRole('button', { name: 'Workspace local' }))
  await user.click(await screen.findByRole('menuitemradio', { name: /^staging/ }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/staging/agents'))
  expect(await screen.findByText('No agents yet')).toBeTruthy()
  // The page of the first workspace, where agents can be made, stands until the other one is drawn.
  await waitFor(() => expect(screen.queryAllByRole('link', { name: 'New agent' })).toEqual([]))
})

it('names the workspaces there are when the URL names another', async () => {
  serveFake(empty)
  renderApp('/w/nowhere/agents')
  expect(await screen.findByRole('heading', { name: 'No such workspace' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Open staging' }).getAttribute('href')).toBe('/w/staging')
})

it('says so when the console’s server cannot be reached, and starts when it can', async () => {
  let isDown = true
  serveFake({
    ...empty,
    'GET /api/console/workspaces': () => {
      if (isDown) throw new TypeError('Failed to fetch')
      return two
    },
  })
  const { user } = renderApp('/w/local')
  expect(await screen.findByRole('heading', { name: 'The console cannot start' })).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy()
})

it('has a page for addresses where nothing lives', async () => {
  serveFake(empty)
  renderApp('/nowhere')
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
})
