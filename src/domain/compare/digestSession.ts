import type { SessionEvent, Usage } from '../session/events.ts'

/** What is compared of one thing a session did. */
export interface ComparedStep {
  eventId: string
  kind: 'user' | 'message' | 'thinking' | 'call' | 'error' | 'other'
  /** Tool name of a call, type of everything else. */
  name: string
  /** What it says or does, in one form whatever the order of members: arguments of a call, text of a message. */
  body: string
  /** How a call ended: its output, and whether it failed. Null while it is open and for everything else. */
  result: { eventId: string; text: string; isError: boolean } | null
  atMs: number | null
  endedAtMs: number | null
}

/** One turn: what was asked, and everything done about it. */
export interface ComparedTurn {
  eventId: string
  /** What was asked; empty for a turn that begins without input. */
  asked: string
  steps: ComparedStep[]
  startedAtMs: number | null
  endedAtMs: number | null
}

export interface ComparedSession {
  turns: ComparedTurn[]
  usage: Usage
}

/** Takes a session apart for comparison, oldest event first. */
export function digestSession(events: Iterable<SessionEvent>): ComparedSession {
  const turns: ComparedTurn[] = []
  const calls = new Map<string, ComparedStep>()
  const open: ComparedStep[] = []
  let usage: Usage = {}
  let last: ComparedTurn | undefined

  const begin = (event: SessionEvent, asked: string): ComparedTurn => {
    const turn = { eventId: event.id, asked, steps: [], startedAtMs: event.atMs, endedAtMs: event.atMs }
    turns.push(turn)
    last = turn
    return turn
  }
  const add = (event: SessionEvent, kind: ComparedStep['kind'], name: string, body: string): ComparedStep => {
    const turn = last ?? begin(event, '')
    const step = { eventId: event.id, kind, name, body, result: null, atMs: event.atMs, endedAtMs: null }
    turn.steps.push(step)
    return step
  }

  for (const event of events) {
    switch (event.type) {
      case 'user.message':
        begin(event, textOf(event.content))
        break
      case 'user.define_outcome':
        begin(event, event.description)
        break
      case 'agent.message':
        add(event, 'message', event.type, textOf(event.content))
        break
      case 'agent.thinking':
        add(event, 'thinking', event.type, event.text ?? '')
        break
      case 'agent.tool_use':
      case 'agent.mcp_tool_use':
      case 'agent.custom_tool_use': {
        const step = add(event, 'call', event.name, normalJson(event.input))
        calls.set(event.id, step)
        open.push(step)
        break
      }
      case 'agent.tool_result':
      case 'agent.mcp_tool_result':
      case 'user.tool_result':
      case 'user.custom_tool_result': {
        const step = (event.toolUseId && calls.get(event.toolUseId)) || open.at(-1)
        if (!step) break
        open.splice(open.indexOf(step), 1)
        step.result = { eventId: event.id, text: textOf(event.content), isError: event.isError }
        step.endedAtMs = event.atMs
        break
      }
      case 'session.error':
        add(event, 'error', event.error.type, event.error.message)
        break
      case 'session.usage':
        usage = event.usage
        break
      case 'session.status_idle':
        usage = event.usage ?? usage
        break
      case 'unknown':
        add(event, 'other', event.originalType, '')
        break
    }
    if (last && event.atMs !== null) last.endedAtMs = event.atMs
  }
  return { turns, usage }
}

type Content = Extract<SessionEvent, { type: 'user.message' }>['content']

const textOf = (content: Content): string =>
  content
    .map((block) => (block.type === 'text' ? block.text : `[${block.type}]`))
    .join('\n')
    .trim()

/** JSON with the members of every object in the order of their names. */
export function normalJson(value: unknown): string {
  return JSON.stringify(sorted(value), null, 2) ?? ''
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
