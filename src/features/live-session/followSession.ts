import type { Cursor } from '@/domain/page.ts'
import type { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import type { EventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent, StreamFrame } from '@/domain/session/events.ts'
import type { ConnectionState, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { catchUp } from './catchUp.ts'
import { type createFrameIntake, isTerminal } from './frameIntake.ts'
import { type Connection, keepConnected } from './keepConnected.ts'
import type { LiveEnvironment } from './liveEnvironment.ts'
import { type OlderHistory, readOlderHistory } from './olderHistory.ts'
import type { SessionSource } from './sessionSource.ts'

export interface FollowOptions {
  environment: LiveEnvironment
  source: SessionSource
  log: EventLog
  intake: ReturnType<typeof createFrameIntake>
  record: ReturnType<typeof createStreamRecord>
  /** A list told that this event is in the log. */
  onListed(eventId: string): void
  /** After a break, once everything missed is in the log; `signal` ends with the run. */
  onRestored(signal: AbortSignal): void
  onChange(): void
}

/** How far the following has come. */
export interface Followed {
  phase: LiveSessionSnapshot['phase']
  state: ConnectionState
  failure: Error | null
  reconnects: number
  lastHeardAtMs: number | null
  history: OlderHistory | null
}

/** Keeps a log in step with its session: its newest events first, the stream from there on, its past behind. */
export function followSession(options: FollowOptions) {
  const { environment, source, log, intake, record, onChange } = options
  const followed: Followed = {
    phase: 'opening',
    state: 'connecting',
    failure: null,
    reconnects: 0,
    lastHeardAtMs: null,
    history: null,
  }
  let hasConnected = false
  let isOver = false
  let isCursorLost = false
  /** Ends when nobody looks any more; the stream may end before. */
  let run: AbortSignal | null = null
  let stream: AbortController | null = null
  let connection: Connection | null = null

  const setState = (next: ConnectionState) => {
    if (isOver && next !== 'ended') return
    followed.state = next
    onChange()
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
    onChange()
  }

  const onPage = (page: ReceivedEvent[]) => {
    const lastId = intake.listed(page)
    if (lastId !== null) options.onListed(lastId)
    onChange()
  }

  const listNewest = async (signal: AbortSignal) => {
    const page = await source.listOlder(null, signal)
    if (signal.aborted) return
    log.addPage(page.events, 'newer')
    onPage(page.events)
    if (run) readHistory(page.next, run)
    followed.phase = 'ready'
    followed.failure = null
    if (page.events.some(isTerminal)) end()
  }

  const readHistory = (cursor: Cursor | null, signal: AbortSignal) => {
    followed.history = readOlderHistory({
      environment,
      signal,
      cursor,
      list: source.listOlder,
      onPage: (page) => log.addPage(page.events, 'older'),
      onChange,
    })
  }

  const onOpen = async (signal: AbortSignal, heard: () => void) => {
    intake.apply()
    intake.dropDrafts()
    const resumedAfterId = intake.lastKnownId()
    if (followed.phase !== 'ready') {
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
    followed.failure = null
    if (hasConnected) {
      followed.reconnects += 1
      record.restored(environment.now(), resumedAfterId)
      if (run) options.onRestored(run)
    }
    hasConnected = true
  }

  const onFailure = (error: Error, isFinal: boolean) => {
    followed.failure = error
    if (followed.phase === 'opening') followed.phase = 'failed'
    onChange()
    // A refused stream need not mean a refused list: an ended session may still be read.
    if (isFinal && followed.phase === 'failed' && run) {
      listNewest(run).then(onChange, () => {
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
      cursor: () => (followed.phase === 'ready' && !isCursorLost ? intake.lastKnownId() : null),
      onCursorLost() {
        isCursorLost = true
        intake.apply()
        log.openGap()
        onChange()
      },
      onOpen,
      onFrame,
      onBytes() {
        followed.lastHeardAtMs = environment.now()
        record.bytes(followed.lastHeardAtMs)
        onChange()
      },
      onHeaders: (headers) => record.opened(environment.now(), headers.get('content-encoding')),
      onBreak(reason, cause) {
        if (hasConnected) record.broke(environment.now(), reason, cause)
      },
      onState: setState,
      onFailure,
    })
  }

  return {
    followed: followed as Readonly<Followed>,
    /** Follows until `signal` is aborted, from where the run before stopped. */
    start(signal: AbortSignal): void {
      run = signal
      signal.addEventListener('abort', () => {
        if (hasConnected && !isOver) record.broke(environment.now(), 'The page was left.', 'reader')
        stream?.abort()
        run = null
      })
      if (followed.history) readHistory(followed.history.cursor(), signal)
      if (isOver) return
      followed.state = followed.phase === 'ready' ? 'reconnecting' : 'connecting'
      connect()
    },
    /** The session is over: nothing more is expected from the stream. */
    end,
    wake: () => connection?.wake(),
    /** Reads older history now that could not be read, and connects again. */
    retry(): void {
      const { history, state, phase } = followed
      if (history?.state() === 'failed') history.load()
      if (!run || isOver) return
      if (state === 'ended') {
        if (phase === 'failed') followed.phase = 'opening'
        followed.failure = null
        setState(followed.phase === 'ready' ? 'reconnecting' : 'connecting')
        connect()
      } else {
        connection?.again()
      }
    },
  }
}
