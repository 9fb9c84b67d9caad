import { readClientEvents } from '../http/clientEvents.ts'
import { readSessionCreation, type SessionCreation } from '../http/sessionFields.ts'
import { invalid } from '../problem.ts'
import type { ClientEvent } from '../runtime/runtime.ts'
import type { DeploymentRecord } from './deployment.ts'

const maxInitialEvents = 50
const allowed = new Set(['user.message', 'user.define_outcome', 'system.message'])

/** The session a run of the deployment asks for. Throws a Problem (400) where `POST /sessions` would. */
export function toSessionCreation(deployment: DeploymentRecord): SessionCreation {
  const creation = readSessionCreation({
    agent: { type: 'agent', ...deployment.agent },
    environment_id: deployment.environmentId,
    title: deployment.name.slice(0, 1024),
    environment_variables: deployment.environmentVariables,
    resources: deployment.resources,
    vault_ids: deployment.vaultIds,
  })
  return { ...creation, initialEvents: readInitialEvents(deployment.initialEvents), deploymentId: deployment.id }
}

/** The first events of a deployment, or a Problem (400). Unlike those of a session they may end with a system.message. */
export function readInitialEvents(given: unknown): ClientEvent[] {
  const events = readClientEvents(given, 'initial_events')
  if (events.length > maxInitialEvents)
    throw invalid(`Field 'initial_events' must be at most ${maxInitialEvents} entries long.`, 'initial_events')
  const other = events.findIndex(({ type }) => !allowed.has(type))
  if (other >= 0)
    throw invalid(`A deployment cannot begin with ${events[other]?.type}.`, `initial_events.${other}.type`)
  return events
}
