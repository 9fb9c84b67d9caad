import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anEnvironment } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'

it('offers to archive an environment that cannot be deleted because sessions use it', async () => {
  const requests = serveFake({
    [`GET ${api}/environments`]: pageOf([anEnvironment()]),
    [`DELETE ${api}/environments/env_1`]: new Refusal(409, 'invalid_request_error', 'Sessions refer to it.'),
    [`POST ${api}/environments/env_1/archive`]: anEnvironment({ archived_at: '2026-08-21T10:00:00Z' }),
  })
  const { user } = renderApp('/w/local/environments')
  await user.click(await screen.findByRole('button', { name: 'Actions for default' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await user.click(await screen.findByRole('button', { name: 'Delete environment' }))
  const offer = await screen.findByRole('alertdialog', { name: 'Sessions use this environment' })
  await user.click(within(offer).getByRole('button', { name: 'Archive instead' }))
  expect(await screen.findByText('The environment “default” is archived.')).toBeTruthy()
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toContain(`POST ${api}/environments/env_1/archive`)
})

it('puts the server’s objection to a new environment on its field', async () => {
  serveFake({
    [`POST ${api}/environments`]: new Refusal(400, 'invalid_request_error', 'Unknown package.', 'config.packages.pip'),
  })
  const { user } = renderApp('/w/local/environments/new')
  await user.type(await screen.findByRole('textbox', { name: /^Name/ }), 'python')
  await user.click(screen.getByRole('button', { name: 'Create environment' }))
  const packages = screen.getByRole('group', { name: 'Packages' })
  expect(await within(packages).findByText('Unknown package.')).toBeTruthy()
})
