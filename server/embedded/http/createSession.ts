import type { AgentRecord, SessionRecord } from '../canonical.ts'
import { invalid, notFound } from '../problem.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'
import { getSession } from './getSession.ts'
import type { SessionCreation } from './sessionFields.ts'

interface SessionParts {
  store: Store
  runtime: Runtime
}

/**
 * Makes a session as `POST /sessions` does, whoever asks for it: its agent and environment are looked up, it is stored,
 * and its first events are sent. Throws a Problem when one of these is refused; then there is no session.
 */
export async function createSession({ store, runtime }: SessionParts, creation: SessionCreation) {
  const { agent, initialEvents, ...given } = creation
  const snapshot = await findAgent(store, agent)
  await checkEnvironment(store, given.environmentId)
  await checkVaults(store, given.vaultIds)
  const at = nowInstant()
  const session: SessionRecord = {
    ...given,
    id: createId('sess'),
    agent: snapshot,
    status: 'idle',
    stopReason: null,
    threadId: createId('sthr'),
    usage: { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 },
    activeMs: 0,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  }
  await store.sessions.create(session)
  if (initialEvents.length === 0) return session
  try {
    await runtime.submit(session.id, initialEvents)
  } catch (error) {
    // A session whose first events were refused was never created.
    await store.sessions.remove(session.id)
    throw error
  }
  return getSession(store, session.id)
}

async function findAgent(store: Store, { id, version }: SessionCreation['agent']): Promise<AgentRecord> {
  const agent = await store.agents.get(id, version)
  if (!agent) throw notFound('Agent', version === undefined ? id : `${id}' version '${version}`)
  if (agent.archivedAt !== null) throw invalid(`Agent '${id}' is archived.`, 'agent')
  return agent
}

async function checkEnvironment(store: Store, id: string): Promise<void> {
  const environment = await store.environments.get(id)
  if (!environment) throw notFound('Environment', id)
  if (environment.archivedAt !== null) throw invalid(`Environment '${id}' is archived.`, 'environment_id')
  if (environment.config.type !== 'cloud')
    throw invalid('The embedded cloud does not run sessions on self-hosted environments yet.', 'environment_id')
}

async function checkVaults({ vaults }: Store, ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const vault = await vaults.get(id)
    if (!vault) throw notFound('Vault', id)
    if (vault.archivedAt !== null) throw invalid(`Vault '${id}' is archived.`, `vault_ids.${index}`)
  }
}
