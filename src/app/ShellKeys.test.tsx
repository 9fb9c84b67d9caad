import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { pageOf, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { setSingleKeys } from '@/ui/singleKeys.ts'

const api = '/api/local/v1/cloud'
const empty = Object.fromEntries(
  ['sessions', 'agents', 'environments', 'models'].map((name) => [`GET ${api}/${name}`, pageOf([])]),
)
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.body, { key })
}

afterEach(() => setSingleKeys(true))

it('goes from page to page with two keys', async () => {
  serveFake(empty)
  const { router } = renderApp('/w/local/capabilities')
  await screen.findByRole('heading', { level: 1, name: 'Capabilities' })
  press('g', 'a')
  await screen.findByRole('heading', { level: 1, name: 'Agents' })
  press('g', 'v')
  await waitFor(() => expect(router.state.location.pathname).toBe('/w/local/environments'))
})

it('lists the keys in a sheet, which turns those of a single key off everywhere', async () => {
  serveFake(empty)
  const { user, router } = renderApp('/w/local/environments')
  await screen.findByRole('heading', { level: 1, name: 'Environments' })
  press('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  expect(within(within(sheet).getByRole('region', { name: 'Go to' })).getByText('Sessions')).toBeTruthy()
  await user.click(within(sheet).getByRole('switch', { name: /Shortcuts of a single key/ }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  press('g', 'a')
  press('?')
  press('n')
  expect(router.state.location).toMatchObject({ pathname: '/w/local/environments', search: '' })
  expect(screen.queryByRole('dialog')).toBeNull()
})
