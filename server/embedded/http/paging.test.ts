import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { createWorkQueue } from '../work/createWorkQueue.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'
import { upload } from './testUpload.ts'

function counter() {
  let count = 0
  return () => {
    count += 1
    return count
  }
}

/** Every list of the API: its path, and what adds an item to it. */
const lists: Record<string, (api: TestApi) => Promise<{ path: string; add: () => Promise<unknown> }>> = {
  agents: async (api) => ({
    path: '/agents',
    add: () => api.create('/agents', { name: 'a', model: 'ultimate' }),
  }),
  'versions of an agent': async (api) => {
    const id = await api.create('/agents', { name: 'a', model: 'ultimate' })
    const next = counter()
    return {
      path: `/agents/${id}/versions`,
      add: () => api.call('POST', `/agents/${id}`, { version: next() }),
    }
  },
  environments: async (api) => ({
    path: '/environments',
    add: () => api.create('/environments', { name: 'e', config: { type: 'cloud' } }),
  }),
  'work of an environment': async (api) => {
    const environment = await api.create('/environments', { name: 'e', config: { type: 'self_hosted' } })
    const agent = await api.create('/agents', { name: 'a', model: 'ultimate' })
    return {
      path: `/environments/${environment}/work`,
      add: async () => {
        const session = await api.create('/sessions', { agent, environment_id: environment })
        await createWorkQueue(api.store.work, systemClock).enqueue(environment, session)
      },
    }
  },
  sessions: async (api) => ({ path: '/sessions', add: () => api.createSession() }),
  'events of a session': async (api) => {
    const { id } = await api.createSession()
    return {
      path: `/sessions/${id}/events`,
      add: () => api.call('POST', `/sessions/${id}`, { title: String(Math.random()) }),
    }
  },
  'resources of a session': async (api) => {
    const { id } = await api.createSession()
    return {
      path: `/sessions/${id}/resources`,
      add: async () => {
        const file = await upload(api, 'text')
        await api.call('POST', `/sessions/${id}/resources`, { type: 'file', file_id: file.body.id })
      },
    }
  },
  files: async (api) => ({ path: '/files', add: () => upload(api, 'text') }),
  vaults: async (api) => ({ path: '/vaults', add: () => api.create('/vaults', { display_name: 'v' }) }),
  'credentials of a vault': async (api) => {
    const path = `/vaults/${await api.create('/vaults', { display_name: 'v' })}/credentials`
    const next = counter()
    const auth = () => ({ type: 'environment_variable', secret_name: `S_${next()}`, secret_value: 'secret' })
    return { path, add: () => api.call('POST', path, { auth: auth() }) }
  },
  'memory stores': async (api) => ({
    path: '/memory_stores',
    add: () => api.create('/memory_stores', { name: 'm' }),
  }),
  'memories of a store': async (api) => {
    const path = `/memory_stores/${await api.create('/memory_stores', { name: 'm' })}/memories`
    const next = counter()
    return { path, add: () => api.create(path, { path: `${next()}.md`, content: 'x' }) }
  },
  'versions of memories': async (api) => {
    const store = await api.create('/memory_stores', { name: 'm' })
    const next = counter()
    return {
      path: `/memory_stores/${store}/memory_versions`,
      add: () => api.create(`/memory_stores/${store}/memories`, { path: `${next()}.md`, content: 'x' }),
    }
  },
  skills: async (api) => ({ path: '/skills', add: () => addSkill(api, '/skills') }),
  'versions of a skill': async (api) => {
    const path = `/skills/${await addSkill(api, '/skills')}/versions`
    return { path, add: () => addSkill(api, path) }
  },
  deployments: async (api) => ({ path: '/deployments', add: () => addDeployment(api) }),
  'runs of a deployment': async (api) => {
    const id = await addDeployment(api)
    return { path: `/deployments/${id}/runs`, add: () => api.call('POST', `/deployments/${id}/run`) }
  },
  'runs of all deployments': async (api) => {
    const id = await addDeployment(api)
    return { path: '/deployment_runs', add: () => api.call('POST', `/deployments/${id}/run`) }
  },
  'webhook endpoints': async (api) => {
    const next = counter()
    const endpoint = () => ({ url: `https://example.com/${next()}`, events: ['*'] })
    return { path: '/webhook_endpoints', add: () => api.call('POST', '/webhook_endpoints', endpoint()) }
  },
}

async function addSkill(api: TestApi, path: string): Promise<string> {
  const zip = zipSync({ 'notes/SKILL.md': strToU8('---\nname: notes\ndescription: d\n---\n') })
  const form = new FormData()
  form.set('files', new File([zip as Uint8Array<ArrayBuffer>], 'notes.zip'))
  const { headers, body } = new Response(form)
  headers.set('authorization', 'Bearer qca_test')
  const init = { method: 'POST', headers, body, duplex: 'half' } as const
  const answer = await api.cloud.fetch(new Request(`http://127.0.0.1/api/v1/cloud${path}`, init))
  return (await answer.json()).id
}

async function addDeployment(api: TestApi): Promise<string> {
  const agent = await api.create('/agents', { name: 'a', model: 'ultimate' })
  const environment = await api.create('/environments', { name: 'e', config: { type: 'cloud' } })
  const content = [{ type: 'text', text: 'hi' }]
  const initial_events = [{ type: 'user.message', content }]
  return api.create('/deployments', { name: 'd', agent, environment_id: environment, initial_events })
}

describe.each(profiles)('a list in the form of %s', (profile) => {
  let api: TestApi
  beforeEach(async () => {
    api = await openTestApi(profile)
  })

  it.each(Object.entries(lists))(
    '%s: is turned over in both directions, and refuses what is no page of it',
    async (_, open) => {
      const { path, add } = await open(api)
      for (let count = 0; count < 3; count += 1) await add()
      const get = async (query: string) => (await api.call('GET', `${path}?${query}`)).body
      const all = await get('limit=100')
      const { length } = all.data
      expect(length).toBeGreaterThanOrEqual(3)
      expect(all).toMatchObject({ has_more: false, next_page: null })

      const forward: unknown[] = []
      const starts: string[] = []
      for (let query = 'limit=1'; ; ) {
        const page = await get(query)
        expect(Object.keys(page).sort()).toEqual(['data', 'first_id', 'has_more', 'last_id', 'next_page'])
        expect([page.data.length, page.first_id]).toEqual([1, page.last_id])
        forward.push(...page.data)
        starts.push(page.first_id)
        expect(page.has_more).toBe(forward.length < length)
        expect(page.next_page).toBe(page.has_more ? page.last_id : null)
        if (!page.has_more) break
        query = `limit=1&${forward.length % 2 ? 'page' : 'after_id'}=${page.last_id}`
      }
      expect(forward).toEqual(all.data)
      expect([starts[0], starts.at(-1)]).toEqual([all.first_id, all.last_id])

      const backward: unknown[] = [all.data.at(-1)]
      for (let cursor = all.last_id; backward.length < length; ) {
        const page = await get(`limit=1&before_id=${cursor}`)
        backward.unshift(...page.data)
        expect(page).toMatchObject({ has_more: backward.length < length, next_page: null })
        cursor = page.first_id
      }
      expect(backward).toEqual(all.data)
      expect((await get(`page=${all.last_id}`)).data).toEqual([])

      for (const [query, param] of [
        ['limit=0', 'limit'],
        ['limit=1001', 'limit'],
        ['limit=x', 'limit'],
        [`page=${all.first_id}&after_id=${all.first_id}`, 'after_id'],
        [`after_id=${all.first_id}&before_id=${all.first_id}`, 'before_id'],
        ['page=not-of-this-list', 'page'],
      ])
        expect(await api.call('GET', `${path}?${query}`)).toMatchObject({
          status: 400,
          body: { type: 'error', error: { type: 'invalid_request_error', param } },
        })
    },
  )
})
