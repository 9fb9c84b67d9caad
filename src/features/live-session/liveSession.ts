import type { Cursor } from '@/domain/page.ts'
import { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import { createEventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent, StreamFrame } from '@/domain/session/events.ts'
import type { ConnectionState, LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { createAwaitedEvents } from './awaitedEvents.ts'
import { catchUp } from './catchUp.ts'
import { createFrameIntake, isTerminal } from './frameIntake.ts'
import { type Connection, keepConnected } from './keepConnected.ts'
import { browserEnvironment, type LiveEnvironment } from './liveEnvironment.ts'
import { type OlderHistory, readOlderHistory } from './olderHistory.ts'
import { createProver } from './proveCompleteness.ts'
import type { SessionSource } from './sessionSource.ts'

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
  const listeners = new Set<() => void>()
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
  let cancelPublish: (() => void) | null = null
  let cancelStop = () => {}
  let release: (() => void)[] = []

  const publish = () => {
    cancelPublish?.()
    cancelPublish = null
    intake.apply()
    awaited.settle()
    snapshot = toSnapshot(snapshot)
    for (const listener of [...listeners]) listener()
    awaited.release()
  }

  const schedulePublish = () => {
    cancelPublish ??= environment.onNextFrame(publish)
  }

  const setState = (next: ConnectionState) => {
    if (isOver && next !== 'ended') return
    state = next
    schedulePublish()
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
    schedulePublish()
  }

  const onPage = (page: ReceivedEvent[]) => {
    const lastId = intake.listed(page)
    if (lastId !== null) prover.listed(lastId)
    schedulePublish()
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
      onChange: schedulePublish,
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
    schedulePublish()
    // A refused stream need not mean a refused list: an ended session may still be read.
    const signal = run?.signal
    if (isFinal && phase === 'failed' && signal) {
      listNewest(signal).then(schedulePublish, () => {
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
        schedulePublish()
      },
      onOpen,
      onFrame,
      onBytes() {
        lastHeardAtMs = environment.now()
        record.bytes(lastHeardAtMs)
        schedulePublish()
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
    cancelPublish?.()
    cancelPublish = null
  }

  const toSnapshot = (before: LiveSessionSnapshot | null): LiveSessionSnapshot => {
    const pending = log.pending()
    const { status, stopReason } = log.status()
    const historyError = history?.error() ?? null
    return {
      phase,
      error: historyError ?? failure,
      status,
      stopReason,
      pending: before && JSON.stringify(before.pending) === JSON.stringify(pending) ? before.pending : pending,
      timeline: log.timeline(),
      timelineVersion: log.version,
      items: log.items(),
      drafts: intake.drafts(),
      usage: log.usage(),
      history: history?.state() ?? 'none',
      stats: { ...log.counts(), reconnects, state },
      reconnects: record.reconnects(),
      lastHeardAtMs,
      lastHeartbeatAtMs: intake.lastHeartbeatAtMs(),
      completeness: prover.state(),
    }
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
    onChange: schedulePublish,
  })

  const session: LiveSession = {
    subscribe(listener) {
      listeners.add(listener)
      start()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) cancelStop = environment.after(graceMs, stop)
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
      schedulePublish()
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
  let snapshot = toSnapshot(null)
  return session
}
