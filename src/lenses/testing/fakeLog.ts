import type { ContentBlock, SessionEvent } from '@/domain/session/events.ts'
import type { CallRow, Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'

/** When the session of the tests begins. */
export const startMs = Date.parse('2026-05-18T09:27:02Z')

export const text = (value: string): ContentBlock[] => [{ type: 'text', text: value }]

type Fields<Type extends SessionEvent['type']> = Omit<
  Extract<SessionEvent, { type: Type }>,
  'type' | 'id' | 'hasOwnId' | 'processedAt' | 'atMs' | 'turnId' | 'threadId'
>

/** Rows and their events, as the domain would make them, for tests of what draws them. */
export function createFakeLog() {
  const rows: TimelineRow[] = []
  const events = new Map<string, SessionEvent>()
  let now = startMs

  const timeline: Timeline = {
    get length() {
      return rows.length
    },
    at: (index) => rows[index],
    indexOf: (id) => rows.findIndex((row) => row.eventId === id || (row.kind === 'call' && row.resultId === id)),
  }

  function event<Type extends SessionEvent['type']>(id: string, type: Type, fields: Fields<Type>): void {
    const base = { id, hasOwnId: true, processedAt: null, atMs: now, turnId: null, threadId: null }
    events.set(id, { ...base, type, ...fields } as unknown as SessionEvent) // the fields belong to the type by signature
  }

  const base = (id: string) => ({ key: id, eventId: id, atMs: now, threadId: null })

  const log = {
    timeline,
    source: {
      read: (id: string) => events.get(id),
      rawJson: (id: string) =>
        events.has(id) ? JSON.stringify({ id, type: events.get(id)?.type, extra: 7 }) : undefined,
      now: () => now,
      renderWaiting: () => null,
    } satisfies TranscriptSource as TranscriptSource,
    /** Lets time pass before the next row. */
    after(ms: number) {
      now += ms
      return log
    },
    row(row: TimelineRow) {
      rows.push(row)
      return log
    },
    turn(id = `turn${rows.length}`, fields: Partial<Extract<TimelineRow, { kind: 'turn' }>> = {}) {
      const facts = { endedAtMs: null, isOpen: true, stopReason: null, usage: {}, callCount: 0, failureCount: 0 }
      return log.row({ ...base(id), key: `turn:${id}`, kind: 'turn', ...facts, ...fields })
    },
    user(id: string, value: string) {
      event(id, 'user.message', { content: text(value) })
      return log.row({ ...base(id), kind: 'user' })
    },
    message(id: string, value: string) {
      event(id, 'agent.message', { content: text(value) })
      return log.row({ ...base(id), kind: 'message' })
    },
    thinking(id: string, value: string | null, durationMs = 3100) {
      event(id, 'agent.thinking', { text: value })
      const facts = { endedAtMs: now + durationMs, characters: value?.length ?? null }
      return log.row({ ...base(id), kind: 'thinking', ...facts })
    },
    call(
      id: string,
      name: string,
      input: Record<string, unknown>,
      fields: Partial<CallRow> = {},
      result?: ContentBlock[],
    ) {
      event(id, 'agent.tool_use', { name, input, permission: null })
      const resultId = result ? `${id}_result` : null
      if (resultId && result) {
        event(resultId, 'agent.tool_result', { toolUseId: id, content: result, isError: fields.outcome === 'failed' })
      }
      return log.row({
        ...base(id),
        kind: 'call',
        tool: 'built-in',
        name,
        serverName: null,
        summary: String(Object.values(input)[0] ?? ''),
        outcome: result ? 'ok' : 'running',
        permission: null,
        resultId,
        endedAtMs: result ? now + 4800 : null,
        ...fields,
      })
    },
    unknown(id: string, type: string) {
      event(id, 'unknown', { originalType: type })
      return log.row({ ...base(id), kind: 'unknown', type })
    },
    note(id: string, value: string, tone: 'quiet' | 'wait' | 'error' = 'quiet') {
      return log.row({ ...base(id), kind: 'note', type: 'session.error', text: value, tone })
    },
    request(id: string, fields: Partial<Extract<TimelineRow, { kind: 'request' }>> = {}) {
      const facts = { endId: null, endedAtMs: now + 1200, isError: false, isInterrupted: false, usage: {} }
      return log.row({ ...base(id), kind: 'request', ...facts, ...fields })
    },
    /** The session goes idle until these calls are answered. */
    waitsFor(id: string, ...eventIds: string[]) {
      event(id, 'session.status_idle', { stopReason: { type: 'requires_action', eventIds } })
      const words = { type: 'session.status_idle', text: 'Waits for an answer', tone: 'wait' as const }
      return log.row({ ...base(id), kind: 'note', ...words })
    },
    confirms(id: string, toolUseId: string, result: 'allow' | 'deny' = 'allow') {
      event(id, 'user.tool_confirmation', { toolUseId, result, denyMessage: null })
      const words = { type: 'user.tool_confirmation', text: 'Approved', tone: 'quiet' as const }
      return log.row({ ...base(id), kind: 'note', ...words })
    },
    /** Puts another row in the place of the one with this key. */
    replace(key: string, change: Partial<CallRow>) {
      const index = rows.findIndex((row) => row.key === key)
      const row = rows[index]
      if (row?.kind === 'call') rows[index] = { ...row, ...change }
      return log
    },
  }
  return log
}
