import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listEvents, sendEvents, streamEvents } from './fakeEventRoutes.ts'
import type { Form, JsonObject } from './fakeEvents.ts'
import { answerStored, createFakeFiles } from './fakeFiles.ts'
import { answerJson, parseBody, refuse } from './fakeHttp.ts'
import { agentDefaults, createFakeResources, environmentDefaults, type FakeResources, listOf } from './fakeResources.ts'
import { createFakeSession, type FakeSession } from './fakeSession.ts'

export interface FakeRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
}

/** A cloud that speaks the API on loopback and waits for its cue. */
export interface FakeCloud {
  baseUrl: string
  token: string
  /** Every request that arrived, in order. */
  requests: FakeRequest[]
  startsSession(options?: { agent?: string; title?: string; form?: Form }): FakeSession
  createsAgent(body: JsonObject): JsonObject
  /** Event lists of this session beyond so many stay unanswered until the returned function is called. */
  holdsListsAfter(session: FakeSession, count: number): () => void
  close(): Promise<void>
}

interface KnownSession {
  session: FakeSession
  agent: JsonObject
  environmentId: string
  title: string
  /** Resolves when the next list may be answered. */
  mayList: () => Promise<void>
}

/** Starts a fake cloud on a free port. It answers only to its own token. */
export async function startFakeCloud({ token = 'pt-fake-cloud-token-0123456789' } = {}): Promise<FakeCloud> {
  const agents = createFakeResources('agent_', 'agent', agentDefaults)
  const environments = createFakeResources('env_', 'environment', environmentDefaults)
  const environmentId = String(environments.create({ name: 'staging-box' }).id)
  const answerFiles = createFakeFiles()
  const sessions = new Map<string, KnownSession>()
  const requests: FakeRequest[] = []

  function addSession(agent: JsonObject, title = '', form: Form = '2026-08'): KnownSession {
    const session = createFakeSession({ number: sessions.size + 1, form, agentName: String(agent.name) })
    const known = { session, agent, environmentId, title, mayList: () => Promise.resolve() }
    sessions.set(session.id, known)
    return known
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    requests.push({ method, path: url, headers })
    if (url.startsWith('/stored/')) return answerStored(response)
    if (headers.authorization !== `Bearer ${token}`) {
      return refuse(response, 401, 'authentication_error', 'Invalid API key or token.')
    }
    const { pathname, searchParams: query } = new URL(url, 'http://fake')
    const [collection, id, part, tail] = pathname.replace('/api/v1/cloud/', '').split('/')
    if (collection === 'models') return answerJson(response, 200, { data: [model], has_more: false })
    if (collection === 'files') return answerFiles({ request, response, id, part })
    if (collection === 'agents') return handleResource(agents, request, response, { id, part })
    if (collection === 'environments') return handleResource(environments, request, response, { id, part })
    if (collection === 'sessions' && !id && method === 'POST') {
      const body = await parseBody(request)
      const agent = agents.get(String(body.agent))
      if (!agent) return refuse(response, 404, 'not_found_error', 'The agent was not found.', 'agent')
      return answerJson(response, 200, toSession(addSession(agent, String(body.title ?? ''))))
    }
    if (collection === 'sessions' && !id) {
      return answerJson(response, 200, listOf([...sessions.values()].map(toSession).reverse()))
    }
    const known = collection === 'sessions' && id ? sessions.get(id) : undefined
    if (!known) return refuse(response, 404, 'not_found_error', `'${pathname}' was not found.`)
    if (part === undefined) return answerJson(response, 200, toSession(known))
    if (part === 'resources') {
      const { file_id } = await parseBody(request)
      const mount_path = `/mnt/session/uploads/${String(file_id)}`
      return answerJson(response, 200, { id: 'sesr_fake', type: 'file', file_id, mount_path })
    }
    if (part === 'threads') return answerJson(response, 200, listOf([]))
    if (part !== 'events') return refuse(response, 404, 'not_found_error', `'${pathname}' was not found.`)
    const call = { session: known.session, request, response, query }
    if (method === 'POST') return sendEvents(call)
    if (tail === 'stream' || headers.accept?.includes('text/event-stream')) return streamEvents(call)
    await known.mayList()
    listEvents(call)
  }

  const server = createServer((request, response) => {
    response.socket?.setNoDelay(true)
    handle(request, response).catch((error: unknown) => refuse(response, 500, 'api_error', String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake cloud has no port.')

  return {
    baseUrl: `http://127.0.0.1:${address.port}/api/v1/cloud`,
    token,
    requests,
    startsSession: ({ agent = 'helper', title, form } = {}) =>
      addSession(agents.create({ name: agent }), title, form).session,
    createsAgent: (body) => agents.create(body),
    holdsListsAfter(session, count) {
      const known = sessions.get(session.id)
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      let free = count
      if (known) known.mayList = () => (free-- > 0 ? Promise.resolve() : released)
      return release
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const model = { id: 'ultimate', type: 'model', display_name: 'Ultimate', source: 'system', is_enabled: true }

async function handleResource(
  items: FakeResources,
  request: IncomingMessage,
  response: ServerResponse,
  { id, part }: { id?: string; part?: string },
): Promise<void> {
  if (!id && request.method === 'POST') return answerJson(response, 200, items.create(await parseBody(request)))
  if (!id) return answerJson(response, 200, listOf(items.all()))
  const item = items.get(id)
  if (!item) return refuse(response, 404, 'not_found_error', `'${id}' was not found.`)
  answerJson(response, 200, part === 'versions' ? listOf([item]) : item)
}

function toSession({ session, agent, environmentId, title }: KnownSession): JsonObject {
  const status = session.form === '2026-05' && session.status() === 'running' ? 'processing' : session.status()
  return {
    id: session.id,
    type: 'session',
    agent,
    environment_id: environmentId,
    title: title || null,
    status,
    metadata: {},
    environment_variables: {},
    resources: [],
    vault_ids: [],
    deployment_id: null,
    outcome_evaluations: [],
    stats: { active_seconds: 0, duration_seconds: 0 },
    usage: { total_credits: 0 },
    archived_at: null,
    created_at: '2026-09-02T08:00:00.120431Z',
    updated_at: '2026-09-02T08:00:00.120431Z',
  }
}
