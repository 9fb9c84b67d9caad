import { isRecord, type Json, toNumberOrNull, toRecord, toText, toTextOrNull } from '@/domain/json.ts'
import type { StreamFrame } from '@/domain/session/events.ts'
import { parseExactly } from '@/lib/exactJson.ts'
import { decodeEvent } from './decodeEvent.ts'

/** One frame of an event stream as its reader hands it over; absent fields are empty. */
export interface WireFrame {
  id: string
  event: string
  data: string
}

/**
 * Reads a frame in any dialect. The type in the data counts more than the frame's name. `makeId` names an event that
 * has an id neither in its data nor on its frame. Null for a frame that says nothing.
 */
export function decodeFrame(frame: WireFrame, makeId: () => string): StreamFrame | null {
  const frameId = frame.id.includes('\0') ? '' : frame.id
  if (frame.event === 'heartbeat' || frame.event === 'ping') return { kind: 'heartbeat' }
  if (frame.data === '') return frameId === '' ? { kind: 'heartbeat' } : { kind: 'cursor', eventId: frameId }
  if (frame.data === '[DONE]') return null
  const raw = parse(frame.data)
  const json = toRecord(raw)
  switch (toTextOrNull(json.type) ?? frame.event) {
    case 'heartbeat':
    case 'ping':
      return { kind: 'heartbeat' }
    case 'error':
      return { kind: 'error', message: errorMessage(json) }
    case 'event_start':
      return decodeStart(json)
    case 'event_delta':
      return decodeDelta(json, frameId)
    default: {
      const event = decodeEvent(raw, { id: frameId || makeId(), type: frame.event || undefined })
      return { kind: 'event', event: frameId === '' ? event : { ...event, hasOwnId: true }, rawJson: frame.data }
    }
  }
}

function parse(text: string): unknown {
  try {
    return parseExactly(text)
  } catch {
    return undefined // Not JSON: shown as an unknown event with its text.
  }
}

function errorMessage(json: Json): string {
  const error = json.error
  const message = isRecord(error) ? toTextOrNull(error.message) : toTextOrNull(error)
  return message ?? toTextOrNull(json.message) ?? 'The service closed the stream with an error.'
}

function decodeStart(json: Json): StreamFrame | null {
  const announced = toRecord(json.event)
  const eventId = toTextOrNull(announced.id)
  return eventId === null ? null : { kind: 'draft_start', eventId, type: toText(announced.type) }
}

function decodeDelta(json: Json, frameId: string): StreamFrame | null {
  const eventId = toTextOrNull(json.event_id) ?? toTextOrNull(frameId)
  const delta = toRecord(json.delta)
  const text = toTextOrNull(toRecord(delta.content).text)
  if (eventId === null || text === null) return null
  return { kind: 'draft_delta', eventId, index: toNumberOrNull(delta.index) ?? 0, text }
}
