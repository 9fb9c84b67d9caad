import type { ServerResponse } from 'node:http'
import type { FakeEvent, Form } from './fakeEvents.ts'
import { type Cut, cutFrame, type Faults } from './faults.ts'

/** One open connection of a fake session's stream. */
export interface FakeStream {
  readonly wantsDeltas: boolean
  sendEvent(event: FakeEvent): void
  /** A frame that is no event: a preview, an error. `id` is the id of the event it announces. */
  sendFrame(name: string, json: string, id?: string): void
  /** Ends the connection in good order. */
  end(): void
  /** Breaks the connection without a word. */
  drop(): void
}

export interface StreamOptions {
  response: ServerResponse
  form: Form
  wantsDeltas: boolean
  faults: Faults
  onClose: () => void
}

/** Opens a stream: headers and a comment at once, then whatever it is told to send, with the faults asked for. */
export function openFakeStream({ response, form, wantsDeltas, faults, onClose }: StreamOptions): FakeStream {
  const openedAt = performance.now()
  let frames = 0
  let isBroken = false
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  response.write(': connected\n\n')
  const heartbeat = startHeartbeat(response, faults)
  response.on('close', () => {
    isBroken = true
    clearInterval(heartbeat)
    onClose()
  })

  function write(frame: string) {
    if (isBroken) return
    frames += 1
    if (!isDue(faults, frames, openedAt)) {
      response.write(frame)
      return
    }
    isBroken = true
    clearInterval(heartbeat)
    response.write(cutFrame(Buffer.from(frame), nextCut(faults)))
    // A reader may throw away what it has not read when a connection breaks; this much must get through.
    setTimeout(breakOff, 50)
  }

  /** What was written still leaves, then the connection is gone without the end mark of the body. */
  function breakOff() {
    isBroken = true
    clearInterval(heartbeat)
    response.socket?.destroySoon()
  }

  return {
    wantsDeltas,
    sendEvent: ({ id, type, json }) => write(toFrame(form, type, json, id)),
    sendFrame: (name, json, id) => write(toFrame(form, name, json, id)),
    end: () => response.end(),
    drop: breakOff,
  }
}

/** The older form has no `id:` line. */
export function toFrame(form: Form, name: string, json: string, id?: string): string {
  const idLine = id !== undefined && form === '2026-08' ? `id: ${id}\n` : ''
  return `${idLine}event: ${name}\ndata: ${json}\n\n`
}

function isDue({ dropAfterFrames, dropAfterMs }: Faults, frames: number, openedAt: number): boolean {
  if (dropAfterFrames !== null && frames > dropAfterFrames) return true
  return dropAfterMs !== null && performance.now() - openedAt >= dropAfterMs
}

function nextCut(faults: Faults): Cut {
  const cut = faults.cuts.shift() ?? 'between frames'
  faults.cuts.push(cut)
  return cut
}

function startHeartbeat(response: ServerResponse, { heartbeat }: Faults) {
  if (heartbeat.form === 'none') return undefined
  const beat = heartbeat.form === 'comment' ? ': heartbeat\n\n' : 'event: heartbeat\ndata: {}\n\n'
  return setInterval(() => response.write(beat), heartbeat.everyMs)
}
