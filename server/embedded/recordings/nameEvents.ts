import type { RecordedEntry } from '../../../src/domain/recording/recording.ts'
import type { Json, JsonObject } from '../canonical.ts'
import { readJson } from '../exactJson.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { createId, isPlainName } from '../store/ids.ts'

export interface NamedEvent {
  kind: 'event'
  atMs: number | null
  json: JsonObject & { id: string; type: string }
}

/** An entry whose event is JSON with an id and a type. */
export type NamedEntry = NamedEvent | Exclude<RecordedEntry, { kind: 'event' }>

/** Gives every event an id and a type of its own, once each; what is no JSON object is kept as text. */
export function nameEvents(entries: RecordedEntry[]): NamedEntry[] {
  const known = new Set<string>()
  return entries.flatMap((entry): NamedEntry[] => {
    if (entry.kind !== 'event') return [entry]
    const json = parse(entry.rawJson) ?? { text: entry.rawJson }
    // Both stand on lines of their own in a stream, where a name with a line end could say anything.
    const id = [json.id, entry.id].find(isPlainName) ?? createId('evt')
    const type = [json.type, entry.type].find(isPlainName) ?? 'unknown'
    if (known.has(id)) return []
    known.add(id)
    return [{ kind: 'event', atMs: entry.atMs, json: { ...json, id, type } }]
  })
}

/** The same recording under other ids, wherever they are spoken of. */
export function renameIds(entries: NamedEntry[], threadIds: Iterable<string>): NamedEntry[] {
  const names = new Map<string, string>()
  for (const id of threadIds) names.set(id, createId('sthr'))
  for (const entry of entries) if (entry.kind === 'event') names.set(entry.json.id, createId('evt'))
  const rename = (value: Json | undefined): Json | undefined => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (Array.isArray(value)) return value.map((item) => rename(item) ?? null)
    return isJsonObject(value) ? renameMembers(value) : value
  }
  const renameMembers = (value: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rename(member)]))
  return entries.map((entry) => {
    if (entry.kind !== 'event') return { ...entry, eventId: names.get(entry.eventId) ?? entry.eventId }
    const { id, type } = entry.json
    return { ...entry, json: { ...renameMembers(entry.json), id: names.get(id) ?? id, type } }
  })
}

/** The child threads that a recording tells of, with the names of their agents. */
export function childThreads(entries: NamedEntry[]): Map<string, string> {
  const threads = new Map<string, string>()
  for (const entry of entries) {
    if (entry.kind !== 'event' || entry.json.type !== 'session.thread_created') continue
    threads.set(String(entry.json.session_thread_id), String(entry.json.agent_name ?? 'agent'))
  }
  return threads
}

function parse(text: string): JsonObject | null {
  try {
    const json = readJson(text)
    return isJsonObject(json) ? json : null
  } catch {
    return null
  }
}
