import type { LiveEnvironment } from './liveEnvironment.ts'

interface Timer {
  atMs: number
  run: () => void
}

/** A world that stands still until a test moves it. */
export function createTestEnvironment() {
  let nowMs = 1_780_000_000_000
  let timers: Timer[] = []
  let frames: (() => void)[] = []
  const wakers = new Set<() => void>()
  const exposed: unknown[] = []

  const remove = <Item>(list: Item[], item: Item) => list.filter((other) => other !== item)

  /** Lets every promise that can go on go on. */
  const turns = async () => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve()
  }

  const drawFrames = () => {
    const due = frames
    frames = []
    for (const run of due) run()
    return due.length > 0
  }

  const environment: LiveEnvironment = {
    now: () => nowMs,
    random: () => 0,
    after(delayMs, run) {
      const timer: Timer = { atMs: nowMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = remove(timers, timer)
      }
    },
    onNextFrame(run) {
      frames.push(run)
      return () => {
        frames = remove(frames, run)
      }
    },
    onIdle: (run) => environment.after(0, run),
    onWake(run) {
      wakers.add(run)
      return () => wakers.delete(run)
    },
    expose(session) {
      exposed.push(session)
      return () => exposed.splice(exposed.indexOf(session), 1)
    },
  }

  const settle = async () => {
    do await turns()
    while (drawFrames())
  }

  return {
    ...environment,
    exposed,
    settle,
    /** Moves the clock, running what falls due in order. */
    async pass(ms: number) {
      const untilMs = nowMs + ms
      await settle()
      for (;;) {
        const due = timers.filter((timer) => timer.atMs <= untilMs).sort((left, right) => left.atMs - right.atMs)[0]
        if (!due) break
        timers = remove(timers, due)
        nowMs = Math.max(nowMs, due.atMs)
        due.run()
        await settle()
      }
      nowMs = untilMs
      await settle()
    },
    /** Moves the clock without running timers, as when a computer sleeps. */
    sleep(ms: number) {
      nowMs += ms
    },
    wake() {
      for (const run of [...wakers]) run()
    },
  }
}
