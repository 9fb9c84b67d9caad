import type { SessionEvent } from '../session/events.ts'
import type { LiveSession } from '../session/liveSessionContract.ts'
import type { RecordedEntry } from './recording.ts'

type Recordable = Pick<LiveSession, 'getSnapshot' | 'read' | 'rawJson' | 'deltas'>
type DraftEntry = RecordedEntry & { kind: 'draft_start' | 'draft_delta'; atMs: number }

/**
 * Everything an open session holds, as a recording keeps it: each event as it was received, and the pieces of its messages
 * between the events where they arrived. What is added to the session meanwhile is not part of it.
 */
export function* recordSession(session: Recordable): Generator<RecordedEntry> {
  const { items } = session.getSnapshot()
  const drafts: DraftEntry[] = []
  for (let index = 0; index < items.length; index += 1) {
    const id = items.at(index)?.id ?? ''
    const event = session.deltas(id) === null ? undefined : session.read(id)
    if (event) drafts.push(...draftsOf(session, event))
  }
  drafts.sort((left, right) => left.atMs - right.atMs)

  let next = 0
  for (let index = 0; index < items.length; index += 1) {
    const item = items.at(index)
    const rawJson = item && session.rawJson(item.id)
    if (!item || rawJson === undefined) continue
    const { arrivedAtMs } = item
    for (; arrivedAtMs !== null && (drafts[next]?.atMs ?? Infinity) <= arrivedAtMs; next += 1) {
      const draft = drafts[next]
      if (draft) yield draft
    }
    const event = session.read(item.id)
    yield { kind: 'event', atMs: arrivedAtMs, rawJson, ...frameOf(event, rawJson) }
  }
}

/** The pieces of a message: their times were kept, their text is that of the whole. */
function draftsOf(session: Recordable, event: SessionEvent): DraftEntry[] {
  const deltas = session.deltas(event.id)
  if (!deltas) return []
  const { id: eventId, type } = event
  const blocks = textsOf(event)
  const taken = blocks.map(() => 0)
  const entries: DraftEntry[] = [{ kind: 'draft_start', atMs: deltas.startedAtMs, eventId, type }]
  for (const { atMs, block: index, characters } of deltas.frames) {
    const from = taken[index] ?? 0
    taken[index] = from + characters
    entries.push({
      kind: 'draft_delta',
      atMs,
      eventId,
      index,
      text: (blocks[index] ?? '').slice(from, from + characters),
    })
  }
  return entries
}

function textsOf(event: SessionEvent): string[] {
  if (event.type === 'agent.thinking') return [event.text ?? '']
  if (event.type !== 'agent.message') return []
  return event.content.map((block) => (block.type === 'text' ? block.text : ''))
}

/** What the frame said and the JSON does not: without it the event would come back under another name. */
function frameOf(event: SessionEvent | undefined, rawJson: string): { id?: string; type?: string } {
  if (!event?.hasOwnId) return {}
  const isNamed = rawJson.includes(JSON.stringify(event.id))
  const type = event.type === 'unknown' ? event.originalType : event.type
  return { ...(isNamed ? {} : { id: event.id }), ...(rawJson.includes(JSON.stringify(type)) ? {} : { type }) }
}
