import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { StreamSink } from '../http/stream/sink.ts'

const times = z.int().min(1).max(1000).default(1)
const frames = z.int().min(1).max(1_000_000)

/** What may be made to go wrong with the streams of a play, each for its first `times` connections. */
export const faultSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('drop'), after_frames: frames, times }),
  z.strictObject({ type: z.literal('cut'), after_frames: frames, times }),
  z.strictObject({ type: z.literal('duplicate'), times }),
  z.strictObject({ type: z.literal('delay'), ms: z.int().min(1).max(60_000), times }),
  z.strictObject({ type: z.literal('rate_limit'), retry_after: z.int().min(0).max(3600).default(1), times }),
])
export type Fault = z.infer<typeof faultSchema>

/** The faults of a play, used up connection by connection. */
export function createFaults(given: Fault[], clock: Clock) {
  const left = new Map(given.map((fault) => [fault, fault.times]))
  const take = <T extends Fault['type']>(type: T) => {
    for (const [fault, count] of left) {
      if (fault.type !== type || count === 0) continue
      left.set(fault, count - 1)
      return fault as Extract<Fault, { type: T }> // just compared
    }
    return null
  }
  return {
    /** Seconds after which a refused connection may try again; null when it is let in. */
    refusal: (): number | null => take('rate_limit')?.retry_after ?? null,
    /** The sink as this connection gets it. */
    wrap(sink: StreamSink): StreamSink {
      const delay = take('delay')
      const drop = take('drop')
      const cut = take('cut')
      const doubled = take('duplicate') ? twice(sink) : sink
      const delayed = delay ? late(doubled, delay.ms, clock) : doubled
      const dropped = drop ? broken(delayed, drop.after_frames, false) : delayed
      return cut ? broken(dropped, cut.after_frames, true) : dropped
    },
  }
}

/** Heartbeats and comments are no frames. */
const isFrame = (bytes: Uint8Array) => bytes[0] === 'i'.charCodeAt(0)

const twice = (sink: StreamSink): StreamSink => ({
  ...sink,
  write(frame) {
    sink.write(frame)
    if (isFrame(frame)) sink.write(frame)
  },
})

/** Breaks the connection behind so many frames, or in the middle of the next one. */
function broken(sink: StreamSink, after: number, isCut: boolean): StreamSink {
  let count = 0
  let isBroken = false
  return {
    ...sink,
    write(frame) {
      if (isBroken) return
      if (isFrame(frame)) count += 1
      isBroken = isCut ? count > after : count === after && isFrame(frame)
      sink.write(isBroken && isCut ? frame.subarray(0, frame.length >> 1) : frame)
      if (isBroken) sink.end() // What was written still arrives; nothing tells the reader that more was to come.
    },
  }
}

/** Everything comes later, in order, the end too. */
function late(sink: StreamSink, ms: number, clock: Clock): StreamSink {
  const waiting: (() => void)[] = []
  const soon = (run: () => void) => {
    waiting.push(run)
    clock.after(ms, () => waiting.shift()?.())
  }
  return { ...sink, write: (frame) => soon(() => sink.write(frame)), end: () => soon(sink.end) }
}
