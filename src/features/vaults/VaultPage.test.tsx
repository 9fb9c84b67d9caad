import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'

const api = '/api/local/v1/cloud'
const vault = { id: 'vault_1', type: 'vault', display_name: 'staging secrets', metadata: {}, archived_at: null }
const variable = {
  id: 'vcred_1',
  type: 'vault_credential',
  vault_id: 'vault_1',
  auth: { type: 'environment_variable', secret_name: 'API_TOKEN' },
  archived_at: null,
}

it('stores a credential, keeps its secret out of the browser’s storage, and shows a placeholder as code', async () => {
  const requests = serveFake({
    [`GET ${api}/vaults/vault_1`]: vault,
    [`GET ${api}/vaults/vault_1/credentials`]: pageOf([]),
    [`POST ${api}/vaults/vault_1/credentials`]: variable,
  })
  const { user } = renderApp('/w/local/vaults/vault_1')
  const [add] = await screen.findAllByRole('button', { name: 'Add credential' })
  if (add) await user.click(add)
  const dialog = within(await screen.findByRole('dialog', { name: 'Add credential' }))
  await user.click(dialog.getByRole('button', { name: 'Store credential' }))
  expect(await dialog.findByText('The secret is missing.')).toBeTruthy()
  await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'API_TOKEN')
  await user.type(dialog.getByRole('textbox', { name: /^Value/ }), 'sk-live-1')
  await user.click(dialog.getByRole('button', { name: 'Equivalent request' }))
  expect((await dialog.findByText(/secret_value/)).closest('pre')?.textContent).toMatch(/\$SECRET/)
  expect(dialog.queryByText(/sk-live-1/)).toBeNull()
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain('sk-live-1')
  await user.click(dialog.getByRole('button', { name: 'Store credential' }))
  expect(await screen.findByText('The credential for API_TOKEN is stored.')).toBeTruthy()
  expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
    auth: { type: 'environment_variable', secret_name: 'API_TOKEN', secret_value: 'sk-live-1' },
  })
})

it('puts the server’s objection to a new secret on its field', async () => {
  serveFake({
    [`GET ${api}/vaults/vault_1`]: vault,
    [`GET ${api}/vaults/vault_1/credentials`]: pageOf([variable]),
    [`POST ${api}/vaults/vault_1/credentials/vcred_1`]: new Refusal(
      400,
      'invalid_request_error',
      'The value is too long.',
      'auth.secret_value',
    ),
  })
  const { user } = renderApp('/w/local/vaults/vault_1')
  await user.click(await screen.findByRole('button', { name: 'Actions for API_TOKEN' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Replace secret' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Replace the secret of API_TOKEN' }))
  await user.type(dialog.getByRole('textbox', { name: /^New secret/ }), 'next')
  await user.click(dialog.getByRole('button', { name: 'Replace secret' }))
  expect(await dialog.findByText('The value is too long.')).toBeTruthy()
})

it('says what uses a vault before it is deleted', async () => {
  serveFake({
    [`GET ${api}/vaults`]: pageOf([vault]),
    [`GET ${api}/sessions`]: pageOf([
      { id: 'sess_1', title: 'Nightly check', status: 'idle', vault_ids: ['vault_1'] } as { id: string },
      { id: 'sess_2', title: 'Another one', status: 'idle', vault_ids: [] } as { id: string },
    ]),
  })
  const { user } = renderApp('/w/local/vaults')
  await user.click(await screen.findByRole('button', { name: 'Actions for staging secrets' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const used = await screen.findByRole('region', { name: 'What depends on it' })
  expect(await within(used).findByText('Nightly check')).toBeTruthy()
  expect(within(used).queryByText('Another one')).toBeNull()
})
