import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { serveFake } from '@/testing/fakeServer.ts'
import { namedItemQueries } from './namedItems.ts'

const api = '/api/local/v1/cloud'
const vault = (id: string, name: string) => ({ id, type: 'vault', display_name: name })
const newest = { data: [vault('vault_9', 'Team nine')], has_more: true, next_page: 'vault_9' }
const find = (text: string) => new QueryClient().fetchQuery(namedItemQueries.find('local', 'vaults', text))

it('lets the server find by name what lies behind the newest page', async () => {
  serveFake({
    [`GET ${api}/vaults`]: newest,
    [`POST ${api}/vaults/search`]: { data: [vault('vault_1', 'Team one')], has_more: false, next_page: null },
  })
  const { items, hasMore } = await find('team')
  expect(items.map(({ id }) => id)).toEqual(['vault_9', 'vault_1'])
  expect(hasMore).toBe(false)
})

it('looks through the pages of a server that cannot search', async () => {
  serveFake({
    [`GET ${api}/vaults`]: ({ url }: { url: string }) =>
      url.includes('page=') ? { data: [vault('vault_1', 'Team one')], has_more: false, next_page: null } : newest,
  })
  expect((await find('team')).items.map(({ id }) => id)).toEqual(['vault_9', 'vault_1'])
})
