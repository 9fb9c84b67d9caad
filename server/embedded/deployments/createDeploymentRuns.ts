import { createSession, type SessionParts } from '../http/createSession.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { DeploymentRecord, DeploymentRunRecord, Trigger } from './deployment.ts'
import { readInitialEvents, toSessionCreation } from './deploymentSession.ts'
import { findObstacle, type RunError, toRunError } from './runError.ts'

export interface DeploymentRunsOptions extends SessionParts {
  log: (line: string) => void
}

export interface DeploymentRuns {
  /** Puts the run on disk before anything is started; undefined when this due time already has its run. */
  claim(deployment: DeploymentRecord, trigger: Trigger): Promise<DeploymentRunRecord | undefined>
  /** Makes the session of a claimed run and keeps how that went. Never rejects for a reason of the session. */
  start(run: DeploymentRunRecord, deployment: DeploymentRecord): Promise<DeploymentRunRecord>
  /** Goes on with a run that a crash left between its claim and its end. Makes no second session. */
  resume(run: DeploymentRunRecord, deployment: DeploymentRecord): Promise<DeploymentRunRecord>
}

export function createDeploymentRuns({ store, runtime, changes, mcp, log }: DeploymentRunsOptions): DeploymentRuns {
  async function finish(run: DeploymentRunRecord, error: RunError | null): Promise<DeploymentRunRecord> {
    const finished: DeploymentRunRecord = { ...run, outcome: error ? 'failed' : 'started', error }
    await store.deploymentRuns.update(finished)
    await changes.tell({ type: error ? 'deployment_run.failed' : 'deployment_run.succeeded', id: run.id })
    return finished
  }

  async function start(run: DeploymentRunRecord, deployment: DeploymentRecord): Promise<DeploymentRunRecord> {
    const obstacle = await findObstacle(store, deployment)
    if (obstacle) return finish(run, obstacle)
    try {
      await createSession({ store, runtime, changes, mcp }, toSessionCreation(deployment), run.sessionId)
    } catch (error) {
      const told = toRunError(error)
      if (told.type === 'unknown_error') log(`The run ${run.id} of ${deployment.id} failed: ${String(error)}`)
      return finish(run, told)
    }
    return finish(run, null)
  }

  return {
    async claim({ id, agent }, trigger) {
      const run: DeploymentRunRecord = {
        id: createId('drun'),
        deploymentId: id,
        agent,
        outcome: 'starting',
        sessionId: createId('sess'),
        error: null,
        trigger,
        createdAt: nowInstant(),
      }
      if (!(await store.deploymentRuns.create(run))) return undefined
      await changes.tell({ type: 'deployment_run.started', id: run.id })
      return run
    },
    start,
    async resume(run, deployment) {
      const session = await store.sessions.get(run.sessionId)
      if (!session) return start(run, deployment)
      // The session was made; its first events may not have been sent.
      if ((await store.events.lastSeq(session.id)) === 0) {
        try {
          await runtime.submit(session.id, readInitialEvents(deployment.initialEvents))
        } catch (error) {
          log(`The first events of ${session.id} were refused: ${String(error)}`)
        }
      }
      return finish(run, null)
    },
  }
}
