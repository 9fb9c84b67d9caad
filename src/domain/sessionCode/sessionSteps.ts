import { isRecord, type Json, toRecord, toText, toTexts } from '../json.ts'

/** An event to send. `answers` is the place, in what the new run then waits for, of the call it belongs to. */
export type StepEvent = Json & { type: string; answers?: number }

/** One request of client events. `settles` is false where the next one came while the agent was still at work. */
export interface SessionStep {
  events: StepEvent[]
  settles: boolean
}

/** What the API takes of each event of a client; everything else of it was set by the server. */
const sentMembers: Record<string, readonly string[]> = {
  'user.message': ['content'],
  'user.define_outcome': ['description', 'rubric', 'max_iterations'],
  'user.interrupt': [],
  'user.tool_confirmation': ['result', 'deny_message'],
  'user.custom_tool_result': ['content', 'is_error'],
  'user.tool_result': ['content', 'is_error'],
  'system.message': ['content'],
}

/** Collects what a client sent to a session, from its events as the API writes them, oldest first. */
export function createStepCollector() {
  const steps: SessionStep[] = []
  let waitingFor: string[] = []
  let isIdle = true
  /** Answers to one wait go in one request: between them the session would not come to rest. */
  let answering: SessionStep | null = null

  const take = (raw: Json, type: string) => {
    const event: StepEvent = { type }
    for (const member of sentMembers[type] ?? []) {
      if (raw[member] !== undefined && raw[member] !== null) event[member] = raw[member]
    }
    const toolUseId = toText(raw.tool_use_id) || toText(raw.custom_tool_use_id)
    const last = steps.at(-1)
    if (toolUseId !== '') {
      event.answers = Math.max(0, waitingFor.indexOf(toolUseId))
      if (answering) {
        answering.events.push(event)
        return
      }
    }
    if (type === 'system.message' && last) {
      last.events.push(event)
      return
    }
    if (type === 'user.interrupt' && last && !isIdle) last.settles = false
    const step = { events: [event], settles: true }
    steps.push(step)
    answering = toolUseId === '' ? null : step
    isIdle = false
  }

  return {
    add(raw: Json): void {
      const type = toText(raw.type)
      if (sentMembers[type]) take(raw, type)
      else if (type === 'session.status_idle') {
        const reason = isRecord(raw.stop_reason) ? raw.stop_reason : toRecord(raw.requires_action)
        const ids = toTexts(reason.event_ids)
        if (ids.join() !== waitingFor.join()) answering = null
        waitingFor = ids
        isIdle = true
      }
    },
    read: (): readonly SessionStep[] => steps,
  }
}
