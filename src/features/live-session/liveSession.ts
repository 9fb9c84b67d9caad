import type { Cursor } from '@/domain/page.ts'
import { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import { createEventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent, StreamFrame } from '@/domain/session/events.ts'
import type { ConnectionState, LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { createAwaitedEvents } from './awaitedEvents.ts'
import { catchUp } from './catchUp.ts'
import { createPublisher } from './createPublisher.ts'
import { createFrameIntake, isTerminal } from './frameIntake.ts'
import { type Connection, keepConnected } from './keepConnected.ts'
import { browserEnvironment, type LiveEnvironment } from './liveEnvironment.ts'
import { type OlderHistory, readOlderHistory } from './olderHistory.ts'
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

/** One open session: reads its newest events, stays connected, and reads its past behind. */
export function createLiveSession(source: SessionSource, options: LiveSessionOptions = {}): LiveSession {
  const { environment = browserEnvironment, onReconnected } = options
  const log = createEventLog({ decode: source.decode })
  const record = createStreamRecord()
  const intake = createFrameIntake({ log, record, now: environment.now })
  const awaited = createAwaitedEvents(log.has)
  let phase: LiveSessionSnapshot['phase'] = 'opening'
  let state: ConnectionState = 'connecting'
  let failure: Error | null = null
  let reconnects = 0
  let hasConnected = false
  let isOver = false
  let lastHeardAtMs: number | null = null
  let isCursorLost = false
  /** Everything the session does, and the part of it that ends with the stream. */
  let run: AbortController | null = null
  let stream: AbortController | null = null
  let connection: Connection | null = null
  let history: OlderHistory | null = null
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

  const setState = (next: ConnectionState) => {
    if (isOver && next !== 'ended') return
    state = next
    publisher.soon()
  }

  const end = () => {
    isOver = true
    setState('ended')
    stream?.abort()
  }

  const onFrame = (frame: StreamFrame) => {
    intake.take(frame)
    if (frame.kind === 'event') {
      connection?.settle()
      if (isTerminal(frame)) end()
    }
    publisher.soon()
  }

  const onPage = (page: ReceivedEvent[]) => {
    const lastId = intake.listed(page)
    if (lastId !== null) prover.listed(lastId)
    publisher.soon()
  }

  const listNewest = async (signal: AbortSignal) => {
    const page = await source.listOlder(null, signal)
    if (signal.aborted) return
    log.addPage(page.events, 'newer')
    onPage(page.events)
    if (run) readHistory(page.next, run.signal)
    phase = 'ready'
    failure = null
    if (page.events.some(isTerminal)) end()
  }

  const readHistory = (cursor: Cursor | null, signal: AbortSignal) => {
    history = readOlderHistory({
      environment,
      signal,
      cursor,
      list: source.listOlder,
      onPage: (page) => log.addPage(page.events, 'older'),
      onChange: publisher.soon,
    })
  }

  const onOpen = async (signal: AbortSignal, heard: () => void) => {
    intake.apply()
    intake.dropDrafts()
    const resumedAfterId = intake.lastKnownId()
    if (phase !== 'ready') {
      setState('catching up')
      await listNewest(signal)
    } else if (isCursorLost || resumedAfterId === null) {
      setState('catching up')
      log.openGap()
      await catchUp({
        source,
        log,
        lastKnownId: resumedAfterId,
        signal,
        onPage: (page) => {
          heard()
          onPage(page)
          if (page.some(isTerminal)) end()
        },
      })
    }
    if (signal.aborted) return
    isCursorLost = false
    failure = null
    if (hasConnected) {
      reconnects += 1
      record.restored(environment.now(), resumedAfterId)
      if (run) prover.proveSoon(run.signal)
      onReconnected?.()
    }
    hasConnected = true
  }

  const onFailure = (error: Error, isFinal: boolean) => {
    failure = error
    if (phase === 'opening') phase = 'failed'
    publisher.soon()
    // A refused stream need not mean a refused list: an ended session may still be read.
    const signal = run?.signal
    if (isFinal && phase === 'failed' && signal) {
      listNewest(signal).then(publisher.soon, () => {
        // The refusal of the stream is on screen already; this one says the same.
      })
    }
  }

  const connect = () => {
    stream = new AbortController()
    connection = keepConnected({
      environment,
      signal: stream.signal,
      open: source.open,
      cursor: () => (phase === 'ready' && !isCursorLost ? intake.lastKnownId() : null),
      onCursorLost() {
        isCursorLost = true
        intake.apply()
        log.openGap()
        publisher.soon()
      },
      onOpen,
      onFrame,
      onBytes() {
        lastHeardAtMs = environment.now()
        record.bytes(lastHeardAtMs)
        publisher.soon()
      },
      onHeaders: (headers) => record.opened(environment.now(), headers.get('content-encoding')),
      onBreak(reason, cause) {
        if (hasConnected) record.broke(environment.now(), reason, cause)
      },
      onState: setState,
      onFailure,
    })
  }

  const start = () => {
    cancelStop()
    if (run && !run.signal.aborted) return
    run = new AbortController()
    release = [environment.expose(session), environment.onWake(() => connection?.wake())]
    if (history) readHistory(history.cursor(), run.signal)
    if (isOver) return
    state = phase === 'ready' ? 'reconnecting' : 'connecting'
    connect()
  }

  const stop = () => {
    if (hasConnected && !isOver) record.broke(environment.now(), 'The page was left.', 'reader')
    run?.abort()
    stream?.abort()
    run = null
    for (const one of release) one()
    release = []
    publisher.cancel()
  }

  const snapshotAfter = (before: LiveSessionSnapshot | null): LiveSessionSnapshot => {
    const completeness = prover.state()
    const parts = { phase, state, failure, reconnects, lastHeardAtMs, completeness, log, intake, record, history }
    return toSnapshot(before, parts)
  }

  const prover = createProver({
    environment,
    source,
    log,
    isHistoryComplete: () => history?.state() === 'complete',
    onBeforeCompare: intake.apply,
    onCompared: record.compared,
    onFound(events) {
      if (events.some(isTerminal)) end()
    },
    onChange: publisher.soon,
  })

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
        if (state === 'ended') log.append(received, environment.now())
        else awaited.add(received.event.id)
      }
      publisher.soon()
    },
    shown: awaited.whenShown,
    loadOlder: () => history?.load(),
    retry() {
      if (history?.state() === 'failed') history.load()
      if (!run || isOver) return
      if (state === 'ended') {
        if (phase === 'failed') phase = 'opening'
        failure = null
        setState(phase === 'ready' ? 'reconnecting' : 'connecting')
        connect()
      } else {
        connection?.again()
      }
    },
    proveCompleteness() {
      if (run && phase === 'ready') prover.prove(run.signal)
    },
    stopProving: prover.stop,
    listThread: source.listThread,
    streamRecord: record.read,
  }
  let snapshot = snapshotAfter(null)
  return session
}
