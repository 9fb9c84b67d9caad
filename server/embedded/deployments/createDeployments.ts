import { lastDue, nextDue } from '../../../src/domain/deployment/cronSchedule.ts'
import type { Clock } from '../clock.ts'
import { conflict, notFound } from '../problem.ts'
import { createKeyedLock } from '../runtime/createKeyedLock.ts'
import { nowInstant } from '../store/instants.ts'
import { createDeploymentRuns, type DeploymentRunsOptions } from './createDeploymentRuns.ts'
import type { DeploymentRecord, DeploymentRunRecord } from './deployment.ts'
import { pausesSchedule } from './runError.ts'
import { toSecond } from './toSecond.ts'

export interface DeploymentsOptions extends DeploymentRunsOptions {
  clock: Clock
}

/** The part of the embedded cloud that starts sessions by itself. */
export interface Deployments {
  /** Keeps a new deployment and plans its first run. */
  add(deployment: DeploymentRecord): Promise<DeploymentRecord>
  /** Changes one deployment while nothing else does, and plans its next run. Throws a Problem (404), or what `change` throws. */
  change(id: string, change: (now: DeploymentRecord) => Promise<DeploymentRecord>): Promise<DeploymentRecord>
  /** Starts a session now. Throws a Problem (404, 409). */
  runNow(id: string): Promise<DeploymentRunRecord>
  /** Finishes what a crash cut off, then waits for what is due. */
  open(): Promise<void>
  /** Stops waiting, and lets the runs that are being started finish. */
  close(): Promise<void>
  nowMs(): number
}

/** A timer sleeps with the machine: it is asked again often enough that nothing is late for long. */
const longestWaitMs = 60_000

export function createDeployments(options: DeploymentsOptions): Deployments {
  const { store, clock, log } = options
  const runs = createDeploymentRuns(options)
  const lock = createKeyedLock()
  let takeBack: (() => void) | undefined
  let working: Promise<void> = Promise.resolve()
  let isOpen = false

  async function find(id: string): Promise<DeploymentRecord> {
    const deployment = await store.deployments.get(id)
    if (!deployment) throw notFound('Deployment', id)
    return deployment
  }

  function planned(deployment: DeploymentRecord): DeploymentRecord {
    const { schedule, status, archivedAt } = deployment
    const next = schedule && status === 'active' && archivedAt === null ? nextDue(schedule, clock.nowMs()) : null
    return { ...deployment, nextRunAt: next === null ? null : toSecond(next) }
  }

  function work(action: () => Promise<void>) {
    working = working.then(action).catch((error: unknown) => log(`The scheduler failed: ${String(error)}`))
    return working
  }

  async function arm(): Promise<void> {
    if (!isOpen) return
    const next = await store.deployments.nextRunAt()
    takeBack?.()
    takeBack = undefined
    if (next === null || !isOpen) return
    const waitMs = Math.min(Math.max(Date.parse(next) - clock.nowMs(), 0), longestWaitMs)
    takeBack = clock.after(waitMs, () => void work(runWhatIsDue))
  }

  async function runWhatIsDue(): Promise<void> {
    if (!isOpen) return
    const due = await store.deployments.listDue(toSecond(clock.nowMs()))
    await Promise.all(
      due.map(async ({ id }) => {
        try {
          await lock(id, () => runDue(id))
        } catch (error) {
          log(`The scheduled run of ${id} failed: ${String(error)}`)
        }
      }),
    )
    await arm()
  }

  /** Of the times that passed while nobody looked only the newest is made up for. */
  async function runDue(id: string): Promise<void> {
    const deployment = await find(id)
    const { schedule, nextRunAt } = deployment
    const nowMs = clock.nowMs()
    if (!schedule || nextRunAt === null || Date.parse(nextRunAt) > nowMs) return
    const scheduledAt = toSecond(Math.max(lastDue(schedule, nowMs) ?? 0, Date.parse(nextRunAt)))
    const run = await runs.claim(deployment, { type: 'schedule', scheduledAt })
    await store.deployments.update(planned({ ...deployment, lastRunAt: scheduledAt }))
    if (run) await pauseAfter(await runs.start(run, deployment))
  }

  /** A schedule whose session cannot be made stops, until somebody has looked. */
  async function pauseAfter({ error, trigger, deploymentId }: DeploymentRunRecord): Promise<void> {
    if (!error || trigger.type !== 'schedule' || !pausesSchedule(error)) return
    const deployment = await find(deploymentId)
    if (deployment.status !== 'active') return
    const paused = { ...deployment, status: 'paused' as const, pausedReason: { type: 'error' as const, error } }
    await store.deployments.update(planned({ ...paused, updatedAt: nowInstant() }))
    log(`The deployment ${deploymentId} is paused: ${error.message}`)
  }

  async function finishStarted(): Promise<void> {
    for (const run of await store.deploymentRuns.listStarting()) {
      try {
        await pauseAfter(await runs.resume(run, await find(run.deploymentId)))
      } catch (error) {
        log(`The run ${run.id} could not be finished: ${String(error)}`)
      }
    }
  }

  return {
    async add(deployment) {
      const added = planned(deployment)
      await store.deployments.create(added)
      await arm()
      return added
    },
    async change(id, change) {
      const changed = await lock(id, async () => {
        const now = await find(id)
        const wanted = await change(now)
        // A run that is due this moment is not lost to a change of something else.
        const next = isSamePlan(now, wanted) ? wanted : planned(wanted)
        await store.deployments.update(next)
        return next
      })
      await arm()
      return changed
    },
    runNow: (id) =>
      lock(id, async () => {
        const deployment = await find(id)
        if (deployment.archivedAt !== null)
          throw conflict(`Deployment '${id}' is archived and starts no more sessions.`)
        if (deployment.status !== 'active') throw conflict(`Deployment '${id}' is paused. Unpause it first.`)
        const run = await runs.claim(deployment, { type: 'manual' })
        if (!run) throw conflict(`Deployment '${id}' is being run already.`)
        return runs.start(run, deployment)
      }),
    async open() {
      isOpen = true
      await finishStarted()
      await arm()
    },
    async close() {
      isOpen = false
      takeBack?.()
      await working
    },
    nowMs: clock.nowMs,
  }
}

function isSamePlan(one: DeploymentRecord, other: DeploymentRecord): boolean {
  return (
    one.status === other.status &&
    one.archivedAt === other.archivedAt &&
    one.schedule?.expression === other.schedule?.expression &&
    one.schedule?.timezone === other.schedule?.timezone
  )
}
