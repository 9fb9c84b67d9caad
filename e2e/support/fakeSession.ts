import type { ServerResponse } from 'node:http'
import { createBigSession } from './bigSession.ts'
import { eventId, type FakeEvent, type Form, type JsonObject, text, writeEvent } from './fakeEvents.ts'
import { createFakeLog, type FakeLog } from './fakeLog.ts'
import { sendDelta, sendStart } from './fakePreviews.ts'
import { type FakeStream, openFakeStream } from './fakeStream.ts'
import { type Faults, noFaults } from './faults.ts'

/** A message that is still being written. */
export interface FakeDraft {
  adds(words: string): void
  finishes(): FakeEvent
}

/** A session of the fake cloud. It does nothing by itself: a story tells it what happens next. */
export interface FakeSession {
  readonly id: string
  readonly form: Form
  readonly log: FakeLog
  readonly faults: Faults
  /** `running` between an input and the cue that ends the turn. */
  status(): 'idle' | 'running' | 'terminated'
  /** The events a client has sent, whole. */
  inputs(): JsonObject[]
  /** The types of the events a client has sent. */
  received(): string[]
  /** Ids of everything that happened, in order: the truth a page is compared with. */
  ids(): string[]
  openConnections(): number
  /** How many streams were opened so far, whether they were refused or not. */
  connectionsSoFar(): number

  /** Puts a long past into the log, without telling any stream. */
  hasHistory(count: number, seed?: number): void
  emits(type: string, payload?: JsonObject): FakeEvent
  starts(): void
  says(words: string): FakeEvent
  thinks(words?: string): FakeEvent
  beginsToSay(words: string): FakeDraft
  runs(name: string, input: JsonObject, output: string, options?: { isError?: boolean }): FakeEvent
  asksToRun(name: string, input?: JsonObject): FakeEvent
  asksClientFor(name: string, input?: JsonObject): FakeEvent
  finishes(reason?: string): void
  sendsErrorFrame(message: string): void
  dropsConnections(): void
  terminates(): void

  accepts(events: JsonObject[]): FakeEvent[]
  countsConnection(): void
  connects(response: ServerResponse, options: { cursor: string | null; wantsDeltas: boolean }): void
}

interface SessionOptions {
  number: number
  form: Form
  agentName: string
}

/** Makes a session; events appended to its log are sent to every open stream. */
export function createFakeSession({ number, form, agentName }: SessionOptions): FakeSession {
  const id = `sess_${number.toString(36).padStart(20, '0')}`
  const threadId = `sthr_${number.toString(36).padStart(20, '0')}`
  const log = createFakeLog()
  const faults = noFaults()
  const streams = new Set<FakeStream>()
  const inputs: JsonObject[] = []
  const drafts = new Map<string, string[]>()
  const thread = { session_thread_id: threadId, agent_name: agentName }
  let status: 'idle' | 'running' | 'terminated' = 'idle'
  let connections = 0
  let turns = 0
  let reserved = 0

  function reserveId(): string {
    reserved += 1
    return eventId(number, reserved)
  }

  function emits(type: string, payload: JsonObject = {}, given?: string): FakeEvent {
    const turnId = `turn_${number.toString(36)}_${turns}`
    const place = { form, id: given ?? reserveId(), atMs: Date.now(), sequence: log.length(), sessionId: id, turnId }
    const event = writeEvent(type, payload, place)
    log.append(event)
    for (const stream of streams) stream.sendEvent(event)
    return event
  }

  function starts() {
    if (status === 'running') return
    status = 'running'
    emits('session.status_running')
    if (form === '2026-08') emits('session.thread_status_running', thread)
  }

  function pausesFor(call: FakeEvent) {
    const reason = { stop_reason: { type: 'requires_action', event_ids: [call.id] } }
    if (form === '2026-08') emits('session.thread_status_idle', { ...thread, ...reason })
    status = 'idle'
    emits('session.status_idle', reason)
  }

  return {
    id,
    form,
    log,
    faults,
    status: () => status,
    inputs: () => inputs,
    received: () => inputs.map(({ type }) => String(type)),
    ids: () => log.ids(),
    openConnections: () => streams.size,
    connectionsSoFar: () => connections,

    hasHistory(count, seed) {
      const past = createBigSession({ count, form, sessionNumber: number, sessionId: id, seed })
      for (const event of past) log.append(event)
      reserved = count
    },
    emits: (type, payload) => emits(type, payload),
    starts,
    says: (words) => emits('agent.message', { content: text(words) }),
    thinks: (words) => emits('agent.thinking', form === '2026-05' && words ? { content: words } : {}),
    beginsToSay(words) {
      const draftId = reserveId()
      const pieces: string[] = []
      drafts.set(draftId, pieces)
      for (const stream of streams) if (stream.wantsDeltas) sendStart(stream, draftId)
      const adds = (piece: string) => {
        pieces.push(piece)
        for (const stream of streams) if (stream.wantsDeltas) sendDelta(stream, draftId, piece)
      }
      adds(words)
      return {
        adds,
        finishes() {
          drafts.delete(draftId)
          return emits('agent.message', { content: text(pieces.join('')) }, draftId)
        },
      }
    },
    runs(name, input, output, { isError = false } = {}) {
      const call = emits('agent.tool_use', { name, input, evaluated_permission: 'allow' })
      emits('agent.tool_result', { tool_use_id: call.id, content: text(output), is_error: isError })
      return call
    },
    asksToRun(name, input = {}) {
      starts()
      const call = emits('agent.tool_use', { name, input, evaluated_permission: 'ask' })
      pausesFor(call)
      return call
    },
    asksClientFor(name, input = {}) {
      starts()
      const call = emits('agent.custom_tool_use', { name, input })
      pausesFor(call)
      return call
    },
    finishes(reason = 'end_turn') {
      status = 'idle'
      if (form === '2026-08') emits('session.thread_status_idle', { ...thread, stop_reason: { type: reason } })
      emits('session.status_idle', { stop_reason: { type: reason } })
    },
    sendsErrorFrame(message) {
      const envelope = { type: 'error', request_id: 'req_fake', error: { type: 'api_error', message } }
      for (const stream of streams) {
        stream.sendFrame('error', JSON.stringify(envelope))
        stream.end()
      }
    },
    dropsConnections() {
      for (const stream of streams) stream.drop()
    },
    terminates() {
      status = 'terminated'
      emits('session.status_terminated')
      for (const stream of streams) stream.end()
    },

    accepts(events) {
      inputs.push(...events)
      const isMessage = events.some(({ type }) => type === 'user.message')
      if (isMessage) turns += 1
      const isInterrupt = events.some(({ type }) => type === 'user.interrupt')
      if (!isInterrupt && form === '2026-08') starts()
      const echoes = events.map(({ type, ...payload }) => emits(String(type), payload))
      if (!isInterrupt && form === '2026-05') starts()
      return echoes
    },

    countsConnection() {
      connections += 1
    },

    connects(response, { cursor, wantsDeltas }) {
      const stream = openFakeStream({ response, form, wantsDeltas, faults, onClose: () => streams.delete(stream) })
      // Without a cursor the newer form shows the live tail only; the older one tells everything again.
      const from = cursor === null ? (form === '2026-05' ? 0 : log.length()) : log.indexOf(cursor) + 1
      for (const event of log.slice(faults.repeatBoundary && from > 0 ? from - 1 : from)) stream.sendEvent(event)
      streams.add(stream)
      if (!wantsDeltas) return
      for (const [draftId, pieces] of drafts) {
        sendStart(stream, draftId)
        for (const piece of pieces) sendDelta(stream, draftId, piece)
      }
    },
  }
}
