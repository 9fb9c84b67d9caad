import type { AgentRecord, EnvironmentRecord, SessionRecord, SessionResource } from '../canonical.ts'
import type { Changes } from '../changes.ts'
import type { McpServers } from '../mcp/mcpServers.ts'
import { invalid, notFound } from '../problem.ts'
import { usedServers } from '../runtime/openMcp.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { toToolPolicy } from '../runtime/toolPolicy.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'
import { checkEvents } from './checkEvents.ts'
import { findResources } from './findResources.ts'
import { getSession } from './getSession.ts'
import type { SessionCreation } from './sessionFields.ts'

export interface SessionParts {
  store: Store
  runtime: Runtime
  changes: Changes
  /** Without it no server is asked when a session is made. */
  mcp?: McpServers | undefined
}

/**
 * Makes a session as `POST /sessions` does, whoever asks for it: what it names is looked up, the agent's MCP servers
 * are asked for their tools, it is stored, and its first events are sent. Throws a Problem when one of these is refused;
 * then there is no session.
 */
export async function createSession(
  { store, runtime, changes, mcp }: SessionParts,
  creation: SessionCreation,
  id = createId('sess'),
): Promise<SessionRecord> {
  const { agent: _agent, resources: _resources, initialEvents, ...given } = creation
  const { agent, environment, resources } = await checkSession(store, creation)
  const at = nowInstant()
  const session: SessionRecord = {
    ...given,
    id,
    agent,
    resources,
    status: 'idle',
    stopReason: null,
    isSelfHosted: environment.config.type === 'self_hosted',
    outcomeEvaluations: [],
    threadId: createId('sthr'),
    usage: { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 },
    activeMs: 0,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  }
  if (mcp) await discoverTools(mcp, session, environment)
  await store.sessions.create(session)
  try {
    if (initialEvents.length > 0) await runtime.submit(session.id, initialEvents)
  } catch (error) {
    // A session whose first events were refused was never created.
    await Promise.all([store.sessions.remove(session.id), mcp?.remove(session.id)])
    throw error
  }
  await changes.tell({ type: 'session.created', id: session.id })
  return getSession(store, session.id)
}

interface FoundParts {
  agent: AgentRecord
  environment: EnvironmentRecord
  resources: SessionResource[]
}

/** Looks up what a session would be made of, or throws a Problem (404, 400). */
export async function checkSession(store: Store, creation: SessionCreation): Promise<FoundParts> {
  const agent = await findAgent(store, creation.agent)
  const environment = await findEnvironment(store, creation.environmentId)
  const isSelfHosted = environment.config.type === 'self_hosted'
  if (isSelfHosted && Object.keys(creation.environmentVariables).length > 0)
    throw invalid('A session on a self-hosted environment takes no environment variables.', 'environment_variables')
  if (isSelfHosted && creation.resources.length > 0)
    throw invalid('A session on a self-hosted environment takes no resources.', 'resources')
  await checkEvents(store, { isSelfHosted }, creation.initialEvents, 'initial_events')
  await checkVaults(store, creation.vaultIds)
  return { agent, environment, resources: await findResources(store, creation.resources) }
}

async function findAgent(store: Store, { id, version }: SessionCreation['agent']): Promise<AgentRecord> {
  const agent = await store.agents.get(id, version)
  if (!agent) throw notFound('Agent', version === undefined ? id : `${id}' version '${version}`)
  if (agent.archivedAt !== null) throw invalid(`Agent '${id}' is archived.`, 'agent')
  return agent
}

async function findEnvironment(store: Store, id: string): Promise<EnvironmentRecord> {
  const environment = await store.environments.get(id)
  if (!environment) throw notFound('Environment', id)
  if (environment.archivedAt !== null) throw invalid(`Environment '${id}' is archived.`, 'environment_id')
  return environment
}

async function checkVaults({ vaults }: Store, ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const vault = await vaults.get(id)
    if (!vault) throw notFound('Vault', id)
    if (vault.archivedAt !== null) throw invalid(`Vault '${id}' is archived.`, `vault_ids.${index}`)
  }
}

/** A server that cannot be reached, or not with these vaults, is told now rather than in the middle of the first turn. */
async function discoverTools(mcp: McpServers, session: SessionRecord, { config }: EnvironmentRecord): Promise<void> {
  const { id: sessionId, vaultIds, agent } = session
  const servers = usedServers(toToolPolicy(agent.tools, []), agent.mcpServers)
  if (servers.length === 0) return
  const asked = { sessionId, vaultIds, servers, networking: config.networking }
  const { problems } = await mcp.open(asked, new AbortController().signal)
  const [problem] = problems
  if (!problem) return
  await mcp.remove(sessionId)
  throw invalid(problem.message, problem.type === 'mcp_authentication_failed_error' ? 'vault_ids' : 'agent')
}
