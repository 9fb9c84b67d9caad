/** JSON of the API, read member by member. */
export type ApiObject = { [key: string]: unknown } & { id: string }

export interface ApiAnswer {
  status: number
  body: ApiObject
}

/** The embedded cloud as `curl` and SDKs see it: HTTP and a token. */
export interface EmbeddedCloud {
  request(method: string, path: string, body?: unknown): Promise<ApiAnswer>
  createsAgent(fields?: Record<string, unknown>): Promise<ApiObject>
  createsEnvironment(name?: string): Promise<ApiObject>
  /** A session of a new agent with the built-in tools, in a new environment. */
  startsSession(options?: { title?: string; agent?: Record<string, unknown> }): Promise<ApiObject>
  sends(sessionId: string, ...events: Record<string, unknown>[]): Promise<ApiAnswer>
  says(sessionId: string, words: string): Promise<ApiAnswer>
  /** Every event of a session, oldest first, read page by page. */
  lists(sessionId: string): Promise<ApiObject[]>
}

export const builtInTools = {
  type: 'agent_toolset_20260401',
  enabled_tools: ['Bash', 'Read', 'Write', 'Edit', 'Glob', 'Grep'],
}

/** The same tools, but a person is asked before Bash runs. */
export const askingTools = {
  ...builtInTools,
  configs: [{ name: 'Bash', enabled: true, permission_policy: { type: 'always_ask' } }],
}

export function createEmbeddedCloud(url: string, token: string): EmbeddedCloud {
  async function request(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const answer = await fetch(`${url}/api/v1/cloud${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // A stranger's JSON; stories look at single members.
    return { status: answer.status, body: (await answer.json()) as ApiObject }
  }

  async function create(path: string, fields: unknown): Promise<ApiObject> {
    const { status, body } = await request('POST', path, fields)
    if (status >= 300) throw new Error(`POST ${path} was answered ${status}: ${JSON.stringify(body)}`)
    return body
  }

  const createsAgent: EmbeddedCloud['createsAgent'] = (fields = {}) =>
    create('/agents', { name: 'helper', model: 'scripted', tools: [builtInTools], ...fields })
  const createsEnvironment: EmbeddedCloud['createsEnvironment'] = (name = 'box') =>
    create('/environments', { name, config: { type: 'cloud', networking: { type: 'unrestricted' } } })
  const sends: EmbeddedCloud['sends'] = (sessionId, ...events) =>
    request('POST', `/sessions/${sessionId}/events`, { events })

  return {
    request,
    createsAgent,
    createsEnvironment,
    async startsSession({ title = 'A session', agent = {} } = {}) {
      const [madeAgent, environment] = await Promise.all([createsAgent(agent), createsEnvironment()])
      return create('/sessions', { agent: madeAgent.id, environment_id: environment.id, title })
    },
    sends,
    says: (sessionId, words) => sends(sessionId, { type: 'user.message', content: [{ type: 'text', text: words }] }),
    async lists(sessionId) {
      const events: ApiObject[] = []
      let cursor = ''
      for (;;) {
        const { body } = await request('GET', `/sessions/${sessionId}/events?limit=100${cursor}`)
        // The list envelope of the contract.
        const page = body as unknown as { data: ApiObject[]; has_more: boolean; last_id: string | null }
        events.push(...page.data)
        if (!page.has_more || page.last_id === null) return events
        cursor = `&after_id=${page.last_id}`
      }
    },
  }
}
