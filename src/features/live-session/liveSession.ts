import { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import { createEventLog } from '@/domain/session/eventLog.ts'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { createAwaitedEvents } from './awaitedEvents.ts'
import { createPublisher } from './createPublisher.ts'
import { followSession } from './followSession.ts'
import { createFrameIntake, isTerminal } from './frameIntake.ts'
import { browserEnvironment, type LiveEnvironment } from './liveEnvironment.ts'
import { createProver } from './proveCompleteness.ts'
import type { SessionSource } from './sessionSource.ts'
import { toSnapshot } from './toSnapshot.ts'

/** React mounts twice while developing: a page that leaves and returns at once keeps its connection. */
const graceMs = 100

export interface LiveSessionOptions {
  environment?: LiveEnvironment
  /** After a break: status events may have been missed, so the session is to be read again. */
  onReconnected?(): void
}

/** One open session: followed from its first listener to its last, and told of at most once a frame. */
export function createLiveSession(source: SessionSource, options: LiveSessionOptions = {}): LiveSession {
  const { environment = browserEnvironment, onReconnected } = options
  const log = createEventLog({ decode: source.decode })
  const record = createStreamRecord()
  const intake = createFrameIntake({ log, record, now: environment.now })
  const awaited = createAwaitedEvents(log.has)
  let run: AbortController | null = null
  let cancelStop = () => {}
  let release: (() => void)[] = []

  const publisher = createPublisher({
    environment,
    update() {
      intake.apply()
      awaited.settle()
      snapshot = snapshotAfter(snapshot)
    },
    onTold: awaited.release,
  })

  const follower = followSession({
    environment,
    source,
    log,
    intake,
    record,
    onListed: (eventId) => prover.listed(eventId),
    onRestored(signal) {
      prover.proveSoon(signal)
      onReconnected?.()
    },
    onChange: publisher.soon,
  })
  const { followed } = follower

  const prover = createProver({
    environment,
    source,
    log,
    isHistoryComplete: () => followed.history?.state() === 'complete',
    onBeforeCompare: intake.apply,
    onCompared: record.compared,
    onFound(events) {
      if (events.some(isTerminal)) follower.end()
    },
    onChange: publisher.soon,
  })

  const snapshotAfter = (before: LiveSessionSnapshot | null): LiveSessionSnapshot =>
    toSnapshot(before, { ...followed, completeness: prover.state(), log, intake, record })

  const start = () => {
    cancelStop()
    if (run && !run.signal.aborted) return
    run = new AbortController()
    release = [environment.expose(session), environment.onWake(follower.wake)]
    follower.start(run.signal)
  }

  const stop = () => {
    run?.abort()
    run = null
    for (const one of release) one()
    release = []
    publisher.cancel()
  }

  const session: LiveSession = {
    subscribe(listener) {
      publisher.add(listener)
      start()
      return () => {
        if (publisher.remove(listener)) cancelStop = environment.after(graceMs, stop)
      }
    },
    getSnapshot: () => snapshot,
    now: environment.now,
    read: log.read,
    rawJson: log.rawJson,
    deltas: intake.deltas,
    ids: log.ids,
    restatedIds: log.restatedIds,
    accepted(events) {
      intake.apply()
      for (const received of events) {
        if (followed.state === 'ended') log.append(received, environment.now())
        else awaited.add(received.event.id)
      }
      publisher.soon()
    },
    shown: awaited.whenShown,
    loadOlder: () => followed.history?.load(),
    retry: follower.retry,
    proveCompleteness() {
      if (run && followed.phase === 'ready') prover.prove(run.signal)
    },
    stopProving: prover.stop,
    listThread: source.listThread,
    streamRecord: record.read,
  }
  let snapshot = snapshotAfter(null)
  return session
}
