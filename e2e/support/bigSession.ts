import { eventId, type FakeEvent, type Form, type JsonObject, text, writeEvent } from './fakeEvents.ts'

/** The same sequence of numbers in [0, 1) for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words =
  'the parser reads each line of the report once and keeps totals per region so that a second pass is not needed · große Zahlen bleiben lesbar · 数値は正しい'.split(
    ' ',
  )

interface BigSessionOptions {
  count: number
  form: Form
  sessionNumber: number
  sessionId: string
  seed?: number
}

/** Exactly `count` events in the shape of real turns: requests, thoughts, messages, calls with results of all sizes. */
export function createBigSession({ count, form, sessionNumber, sessionId, seed = 1 }: BigSessionOptions): FakeEvent[] {
  const random = seededRandom(seed)
  const events: FakeEvent[] = []
  const startedAt = Date.now() - count * 400
  let turn = 0

  const prose = (length: number) =>
    Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? 'line').join(' ')
  function add(type: string, payload: JsonObject = {}): FakeEvent {
    const sequence = events.length + 1
    const event = writeEvent(type, payload, {
      form,
      id: eventId(sessionNumber, sequence),
      atMs: startedAt + sequence * 400,
      sequence,
      sessionId,
      turnId: `turn_${turn}`,
    })
    events.push(event)
    return event
  }
  /** Most results are short, some are long: 40 bytes to about 20 kB. */
  const resultSize = () => Math.round(8 * 500 ** (random() ** 2.2))

  function addModelRequest(then: () => void) {
    const start = add('span.model_request_start')
    if (random() < 0.6) add('agent.thinking', form === '2026-05' ? { content: prose(20 + random() * 60) } : {})
    then()
    const usage = { input_tokens: Math.round(2_000 + random() * 30_000), output_tokens: Math.round(random() * 900) }
    add('span.model_request_end', { model_request_start_id: start.id, is_error: false, model_usage: usage })
  }

  while (events.length < count) {
    turn += 1
    add('session.status_running')
    add('user.message', { content: text(`Request ${turn}: ${prose(12)}`) })
    const steps = 2 + Math.floor(random() * 10)
    for (let step = 0; step < steps && events.length < count; step += 1) {
      let call = ''
      addModelRequest(() => {
        if (random() < 0.3) add('agent.message', { content: text(prose(10 + random() * 40)) })
        call = add('agent.tool_use', { ...toolInput(random, step), evaluated_permission: 'allow' }).id
      })
      add('agent.tool_result', { tool_use_id: call, content: text(prose(resultSize())), is_error: random() < 0.04 })
    }
    addModelRequest(() => add('agent.message', { content: text(`Answer ${turn}.\n\n${prose(40 + random() * 160)}`) }))
    add('session.status_idle', { stop_reason: { type: 'end_turn' } })
  }
  // The last turn ends with the last event, whatever the count.
  events.length = count - 2
  add('agent.message', { content: text('This is the last answer of a long session.') })
  add('session.status_idle', { stop_reason: { type: 'end_turn' } })
  return events
}

function toolInput(random: () => number, step: number): { name: string; input: JsonObject } {
  const path = `src/module_${Math.floor(random() * 40)}.py`
  const kinds = [
    { name: 'Bash', input: { command: `python3 -m pytest -q tests/test_${step}.py && git status --short` } },
    { name: 'Read', input: { file_path: path } },
    { name: 'Grep', input: { pattern: 'def total', path: 'src' } },
    { name: 'Edit', input: { file_path: path, old_string: 'total = 0', new_string: 'total = start' } },
    { name: 'Write', input: { file_path: path, content: 'def total(rows):\n    return sum(rows)\n' } },
  ]
  return kinds[Math.floor(random() * kinds.length)] ?? { name: 'Bash', input: { command: 'true' } }
}
