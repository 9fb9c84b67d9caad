import { generatePath } from 'react-router'

/** Every URL of the console. */
export const paths = {
  home: '/',
  overview: '/w/:workspace',
  inbox: '/w/:workspace/inbox',
  sessions: '/w/:workspace/sessions',
  session: '/w/:workspace/sessions/:id',
  agents: '/w/:workspace/agents',
  newAgent: '/w/:workspace/agents/new',
  agent: '/w/:workspace/agents/:id',
  environments: '/w/:workspace/environments',
  newEnvironment: '/w/:workspace/environments/new',
  environment: '/w/:workspace/environments/:id',
  files: '/w/:workspace/files',
  file: '/w/:workspace/files/:id',
  vaults: '/w/:workspace/vaults',
  vault: '/w/:workspace/vaults/:id',
  deployments: '/w/:workspace/deployments',
  newDeployment: '/w/:workspace/deployments/new',
  deployment: '/w/:workspace/deployments/:id',
  webhooks: '/w/:workspace/webhooks',
  newWebhook: '/w/:workspace/webhooks/new',
  webhook: '/w/:workspace/webhooks/:id',
  skills: '/w/:workspace/skills',
  newSkill: '/w/:workspace/skills/new',
  skill: '/w/:workspace/skills/:id',
  memoryStores: '/w/:workspace/memory-stores',
  memoryStore: '/w/:workspace/memory-stores/:id',
  capabilities: '/w/:workspace/capabilities',
  compare: '/w/:workspace/compare',
  /** Leads to the same page of the default workspace. */
  compareAnywhere: '/compare',
  recordings: '/recordings',
  recording: '/recordings/:id',
} as const

/** A link: a missing or misspelt parameter is a type error. */
export function to<Path extends string>(
  path: Path,
  params: NonNullable<Parameters<typeof generatePath<Path>>[1]>,
): string {
  return generatePath(path, params)
}

/** The query parameter under which any page of the shell opens the dialog for a new session; its value is an agent's id or empty. */
export const newSessionParam = 'new_session'

/** A search string that keeps what is there and opens that dialog. */
export function newSessionSearch(search: URLSearchParams, agentId = ''): string {
  const changed = new URLSearchParams(search)
  changed.set(newSessionParam, agentId)
  return `?${changed}`
}

/** The search string with the two sides of a comparison: ids of sessions, or `recording:` before the id of a recording. */
export function compareSearch({ left, right }: { left?: string | undefined; right?: string | undefined }): string {
  const search = new URLSearchParams()
  if (left) search.set('left', left)
  if (right) search.set('right', right)
  return search.size > 0 ? `?${search}` : ''
}
