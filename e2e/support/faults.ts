/** Where a breaking connection is cut: after a whole frame, inside one, or inside a character of one. */
export type Cut = 'between frames' | 'inside a frame' | 'inside a character'

export interface Refusal {
  status: number
  retryAfterSeconds?: number
}

/** What goes wrong with the streams of a fake session. Everything is off until a story turns it on. */
export interface Faults {
  /** Each connection breaks with the frame after this many. */
  dropAfterFrames: number | null
  /** Each connection breaks with the first frame after this long. */
  dropAfterMs: number | null
  /** Taken in turn, one for each break. */
  cuts: Cut[]
  /** A resumed stream starts with the event it should start behind. */
  repeatBoundary: boolean
  /** Answers to the next connections, taken in turn. */
  refusals: Refusal[]
  /** How many of the next connections with a cursor are answered 400. */
  refusedCursors: number
  heartbeat: { form: 'comment' | 'event' | 'none'; everyMs: number }
}

export function noFaults(): Faults {
  return {
    dropAfterFrames: null,
    dropAfterMs: null,
    cuts: ['between frames'],
    repeatBoundary: false,
    refusals: [],
    refusedCursors: 0,
    heartbeat: { form: 'comment', everyMs: 500 },
  }
}

/** The bytes of `frame` that still get through before the connection breaks. */
export function cutFrame(frame: Buffer, cut: Cut): Buffer {
  if (cut === 'between frames') return frame
  if (cut === 'inside a character') {
    const lead = frame.findIndex((byte) => byte >= 0xc0)
    if (lead >= 0) return frame.subarray(0, lead + 1)
  }
  return frame.subarray(0, Math.floor(frame.length / 2))
}
