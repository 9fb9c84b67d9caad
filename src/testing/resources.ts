/** Resources as the API writes them, for tests: give what matters, the rest is plausible. */

export function anAgent(part: Record<string, unknown> = {}) {
  return {
    id: 'agent_1',
    type: 'agent',
    name: 'code-helper',
    description: 'Writes small programs',
    model: 'ultimate',
    system: 'Be brief.',
    tools: [{ type: 'agent_toolset_20260401', enabled_tools: ['Bash', 'Read'] }],
    mcp_servers: [],
    skills: [],
    multiagent: null,
    metadata: { team: 'platform' },
    version: 2,
    archived_at: null,
    created_at: '2026-08-20T09:00:00.120034Z',
    updated_at: '2026-08-21T10:11:12.000913Z',
    ...part,
  }
}

export function anEnvironment(part: Record<string, unknown> = {}) {
  return {
    id: 'env_1',
    type: 'environment',
    name: 'default',
    description: '',
    config: {
      type: 'cloud',
      networking: { type: 'unrestricted', allowed_hosts: [], allow_package_managers: false, allow_mcp_servers: false },
      packages: { type: 'packages', apt: [], cargo: [], gem: [], go: [], npm: [], pip: [] },
    },
    metadata: {},
    archived_at: null,
    created_at: '2026-08-20T09:10:00.5421Z',
    updated_at: '2026-08-20T09:10:00.5421Z',
    ...part,
  }
}

export function aSession(part: Record<string, unknown> = {}) {
  return {
    id: 'sess_1',
    type: 'session',
    agent: { id: 'agent_1', type: 'agent', version: 2, name: 'code-helper', model: { id: 'ultimate' } },
    environment_id: 'env_1',
    title: 'Fibonacci with tests',
    status: 'idle',
    metadata: {},
    stats: { active_seconds: 102, duration_seconds: 300 },
    usage: { total_credits: 3.2 },
    archived_at: null,
    created_at: '2026-08-21T10:20:00.5Z',
    updated_at: '2026-08-21T10:21:02.1Z',
    ...part,
  }
}
