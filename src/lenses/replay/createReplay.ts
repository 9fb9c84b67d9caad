import { createReel } from '@/domain/recording/reel.ts'
import type { Tape } from '@/domain/recording/tape.ts'
import { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { onIdle, onNextFrame } from '@/lib/later.dom.ts'
import type { Speed } from './speeds.ts'

/** What playing needs of the world around it; tests bring their own. */
export interface ReplayEnvironment {
  /** Milliseconds of a clock that never goes back. */
  now(): number
  onNextFrame(run: () => void): () => void
  onIdle(run: () => void): () => void
}

const browser: ReplayEnvironment = { now: () => performance.now(), onNextFrame, onIdle }

export interface PlayState {
  isPlaying: boolean
  speed: Speed
  /** Steps that have happened. */
  position: number
  /** Time on the tape, in milliseconds; long pauses are short on it. */
  offsetMs: number
}

/** A recording as an open session, and the hands that play it. */
export interface Replay {
  tape: Tape
  /** What every lens reads, at the moment that was reached. */
  session: LiveSession
  /** Same reference until something changed. */
  state(): PlayState
  subscribe(listener: () => void): () => void
  play(): void
  pause(): void
  setSpeed(speed: Speed): void
  /** To a number of steps. */
  go(position: number): void
  /** To a time on the tape. */
  goToOffset(offsetMs: number): void
  /** One event on or back; drafts in between are passed over. */
  stepEvent(by: 1 | -1): void
  /** To the next or the previous input of a person. */
  stepTurn(by: 1 | -1): void
  /** Stops for good. */
  close(): void
}

export function createReplay(tape: Tape, environment: ReplayEnvironment = browser): Replay {
  const reel = createReel(tape)
  const listeners = new Set<() => void>()
  let speed: Speed = 1
  /** Where the tape was when it was last started or its speed changed, and when that was. */
  let running: { offsetMs: number; sinceMs: number } | null = null
  let offsetMs = 0
  let version = 0
  let cancelFrame = () => {}
  let cancelIdle = () => {}

  const publish = () => {
    version += 1
    snapshot = toSnapshot()
    playState = toState()
    for (const listener of [...listeners]) listener()
  }

  const readBack = () => {
    cancelIdle()
    if (reel.isWhole) return
    cancelIdle = environment.onIdle(() => {
      reel.readBack()
      publish()
      readBack()
    })
  }

  const go = (position: number, at = tape.clock.offsetAt(position)) => {
    reel.go(position)
    offsetMs = at
    if (running) running = { offsetMs, sinceMs: environment.now() }
    readBack()
    publish()
  }

  const tick = () => {
    if (!running) return
    const reached = running.offsetMs + (environment.now() - running.sinceMs) * speed
    offsetMs = Math.min(reached, tape.clock.durationMs)
    const position = tape.clock.positionAt(offsetMs)
    if (position > reel.position) {
      reel.go(position)
      readBack()
    }
    if (reached >= tape.clock.durationMs) running = null
    else cancelFrame = environment.onNextFrame(tick)
    publish()
  }

  const pause = () => {
    running = null
    cancelFrame()
    publish()
  }

  const toState = (): PlayState => ({ isPlaying: running !== null, speed, position: reel.position, offsetMs })

  const toSnapshot = (): LiveSessionSnapshot => {
    const { log } = reel
    const { status, stopReason } = log.status()
    const isAtEnd = reel.position === tape.length
    return {
      phase: 'ready',
      error: null,
      status,
      stopReason,
      pending: log.pending(),
      timeline: log.timeline(),
      timelineVersion: version,
      items: log.items(),
      drafts: reel.drafts.list(),
      usage: log.usage(),
      history: reel.isWhole ? 'complete' : 'loading',
      stats: { ...log.counts(), reconnects: 0, state: isAtEnd ? 'ended' : 'live' },
      reconnects: [],
      lastHeardAtMs: null,
      lastHeartbeatAtMs: null,
      completeness: { state: 'idle' },
    }
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  const nothing = () => {}
  const session: LiveSession = {
    subscribe,
    getSnapshot: () => snapshot,
    now: () => (tape.clock.instantAt(reel.position) ?? 0) + offsetMs - tape.clock.offsetAt(reel.position),
    read: (eventId) => reel.log.read(eventId),
    rawJson: (eventId) => reel.log.rawJson(eventId),
    deltas: () => null,
    ids: () => reel.log.ids(),
    restatedIds: () => [],
    // A recording takes no input and has no stream.
    accepted: nothing,
    shown: () => Promise.resolve(),
    loadOlder: nothing,
    retry: nothing,
    proveCompleteness: nothing,
    stopProving: nothing,
    streamRecord: () => createStreamRecord().read(),
  }
  let snapshot = toSnapshot()
  let playState = toState()

  return {
    tape,
    session,
    state: () => playState,
    subscribe,
    play() {
      if (running) return
      if (reel.position === tape.length) go(0)
      running = { offsetMs, sinceMs: environment.now() }
      cancelFrame = environment.onNextFrame(tick)
      publish()
    },
    pause,
    setSpeed(next) {
      speed = next
      if (running) running = { offsetMs, sinceMs: environment.now() }
      publish()
    },
    go: (position) => go(position),
    goToOffset: (at) => go(tape.clock.positionAt(at), Math.max(0, Math.min(at, tape.clock.durationMs))),
    stepEvent(by) {
      let position = reel.position
      do position += by
      while (position > 0 && position < tape.length && tape.step(position - 1)?.kind !== 'event')
      go(position)
    },
    stepTurn(by) {
      const chapters = by === 1 ? tape.chapters : tape.chapters.toReversed()
      const next = chapters.find((chapter) => (by === 1 ? chapter > reel.position : chapter < reel.position))
      go(next ?? (by === 1 ? tape.length : 0))
    },
    close() {
      running = null
      cancelFrame()
      cancelIdle()
      listeners.clear()
    },
  }
}
