import type { Cursor } from '@/domain/page.ts'
import { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import { createDrafts } from '@/domain/session/drafts.ts'
import { createEventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent, StreamFrame } from '@/domain/session/events.ts'
import type { ConnectionState, LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { catchUp } from './catchUp.ts'
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
  const drafts = createDrafts(log.has)
  const listeners = new Set<() => void>()
  let phase: LiveSessionSnapshot['phase'] = 'opening'
  let state: ConnectionState = 'connecting'
  let failure: Error | null = null
  let reconnects = 0
  let hasConnected = false
  let isOver = false
  let lastHeardAtMs: number | null = null
  let lastHeartbeatAtMs: number | null = null
  /** The last stored event that came by a stream or a list: previews share ids with events yet to come, so they do not count. */
  let lastKnownId: string | null = null
  let isCursorLost = false
  /** Accepted by the service, not yet told by the stream. */
  const awaited = new Set<string>()
  const onShown: (() => void)[] = []
  let queue: { frame: StreamFrame; arrivedAtMs: number }[] = []
  /** Everything the session does, and the part of it that ends with the stream. */
  let run: AbortController | null = null
  let stream: AbortController | null = null
  let connection: Connection | null = null
  let history: OlderHistory | null = null
  const record = createStreamRecord()
  let cancelPublish: (() => void) | null = null
  let cancelStop = () => {}
  let release: (() => void)[] = []

  const publish = () => {
    cancelPublish?.()
    cancelPublish = null
    applyQueue()
    for (const id of awaited) if (log.has(id)) awaited.delete(id)
    snapshot = toSnapshot(snapshot)
    for (const listener of [...listeners]) listener()
    if (awaited.size === 0) for (const resolve of onShown.splice(0)) resolve()
  }

  const schedulePublish = () => {
    cancelPublish ??= environment.onNextFrame(publish)
  }

  const applyQueue = () => {
    const frames = queue
    queue = []
    for (const { frame, arrivedAtMs } of frames) {
      if (frame.kind === 'event') {
        log.append(frame, arrivedAtMs)
        drafts.finish(frame.event.id)
        if (closesDrafts(frame)) drafts.drop()
      } else if (frame.kind === 'draft_start' || frame.kind === 'draft_delta') {
        drafts.apply(frame, arrivedAtMs)
      }
    }
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
    const arrivedAtMs = environment.now()
    if (frame.kind === 'heartbeat') {
      lastHeartbeatAtMs = arrivedAtMs
      record.heartbeat(arrivedAtMs)
    } else {
      queue.push({ frame, arrivedAtMs })
    }
    if (frame.kind === 'cursor') lastKnownId = frame.eventId
    if (frame.kind === 'event') {
      connection?.settle()
      record.event({ arrivedAtMs, atMs: frame.event.atMs, bytes: frame.rawJson.length })
      if (frame.event.hasOwnId) lastKnownId = frame.event.id
      if (isTerminal(frame)) end()
    }
    schedulePublish()
  }

  const onPage = (page: ReceivedEvent[]) => {
    const last = page.findLast(({ event }) => event.hasOwnId)
    if (last) {
      lastKnownId = last.event.id
      prover.listed(last.event.id)
    }
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
    applyQueue()
    drafts.drop()
    if (phase !== 'ready') {
      setState('catching up')
      await listNewest(signal)
    } else if (isCursorLost || lastKnownId === null) {
      setState('catching up')
      log.openGap()
      await catchUp({
        source,
        log,
        lastKnownId,
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
      record.restored(environment.now())
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
      cursor: () => (phase === 'ready' && !isCursorLost ? lastKnownId : null),
      onCursorLost() {
        isCursorLost = true
        applyQueue()
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
      drafts: drafts.list(),
      usage: log.usage(),
      history: history?.state() ?? 'none',
      stats: { ...log.counts(), reconnects, state },
      lastHeardAtMs,
      lastHeartbeatAtMs,
      completeness: prover.state(),
    }
  }

  const prover = createProver({
    environment,
    source,
    log,
    isHistoryComplete: () => history?.state() === 'complete',
    onBeforeCompare: applyQueue,
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
    read: log.read,
    rawJson: log.rawJson,
    ids: log.ids,
    restatedIds: log.restatedIds,
    accepted(events) {
      applyQueue()
      for (const received of events) {
        if (state === 'ended') log.append(received, environment.now())
        else if (!log.has(received.event.id)) awaited.add(received.event.id)
      }
      schedulePublish()
    },
    shown: () => (awaited.size === 0 ? Promise.resolve() : new Promise((resolve) => onShown.push(resolve))),
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
    streamRecord: record.read,
  }
  let snapshot = toSnapshot(null)
  return session
}

const isTerminal = ({ event }: ReceivedEvent): boolean =>
  event.type === 'session.status_terminated' || event.type === 'session.deleted'

/** A message whose model request died, or whose session stopped, will not come. */
function closesDrafts({ event }: ReceivedEvent): boolean {
  if (event.type === 'span.model_request_end') return event.isError
  return event.type === 'session.status_idle' || event.type === 'session.error' || isTerminal({ event, rawJson: '' })
}
