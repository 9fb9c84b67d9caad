import { rawMember } from '../../lib/rawJson.ts'
import { isRecord, toNumberOrNull, toRecord, toText, toTextOrNull } from '../json.ts'
import type { RecordedEntry } from './recording.ts'

/**
 * Reads a line behind the header, or a line of a file that holds nothing but events. `damaged` when it is no JSON,
 * `strange` when it is JSON of a kind that is not known.
 */
export function readEntryLine(line: string): RecordedEntry | 'damaged' | 'strange' {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return 'damaged'
  }
  if (!isRecord(json)) return 'strange'
  const atMs = toNumberOrNull(json.at)
  if (isRecord(json.draft)) {
    const { event_id: eventId, type } = json.draft
    return { kind: 'draft_start', atMs, eventId: toText(eventId), type: toText(type) }
  }
  if (isRecord(json.delta)) {
    const { event_id: eventId, index, text } = json.delta
    return {
      kind: 'draft_delta',
      atMs,
      eventId: toText(eventId),
      index: toNumberOrNull(index) ?? 0,
      text: toText(text),
    }
  }
  const frame = { ...named('id', json.id), ...named('type', json.type) }
  const isOurs = 'at' in json
  if (isOurs && typeof json.text === 'string') return { kind: 'event', atMs, rawJson: json.text, ...frame }
  if (isOurs && 'event' in json) return { kind: 'event', atMs, rawJson: rawMember(line, 'event') ?? '', ...frame }
  if (typeof json.type === 'string') return { kind: 'event', atMs: null, rawJson: line.trim() }
  // `curl -N | jq` of a stream, or the arrival around an event in another tool's words.
  const inner = toRecord(json.data ?? json.event)
  if (typeof inner.type === 'string')
    return { kind: 'event', atMs: null, rawJson: rawMember(line, isRecord(json.data) ? 'data' : 'event') ?? '' }
  return 'strange'
}

function named<Key extends string>(key: Key, value: unknown): Partial<Record<Key, string>> {
  const text = toTextOrNull(value)
  // The computed key is exactly `Key`.
  return text === null ? {} : ({ [key]: text } as Partial<Record<Key, string>>)
}
