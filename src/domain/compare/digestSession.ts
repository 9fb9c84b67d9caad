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

/** Takes a session apart while it is read: what is not compared is let go at once. */
export interface SessionDigest {
  /** Oldest event first; one that comes again counts once. */
  add(event: SessionEvent): void
  eventCount(): number
  read(): ComparedSession
}

export function createSessionDigest(): SessionDigest {
  const turns: ComparedTurn[] = []
  const seen = new Set<string>()
  const calls = new Map<string, ComparedStep>()
  const open = new Set<ComparedStep>()
  let usage: Usage = {}
  let last: ComparedTurn | undefined

  const begin = (event: SessionEvent, asked: string): ComparedTurn => {
    const turn = { eventId: event.id, asked: kept(asked), steps: [], startedAtMs: event.atMs, endedAtMs: event.atMs }
    turns.push(turn)
    last = turn
    return turn
  }
  const step = (event: SessionEvent, kind: ComparedStep['kind'], name: string, body: string): ComparedStep => {
    const turn = last ?? begin(event, '')
    const made = { eventId: event.id, kind, name, body: kept(body), result: null, atMs: event.atMs, endedAtMs: null }
    turn.steps.push(made)
    return made
  }

  const take = (event: SessionEvent): void => {
    switch (event.type) {
      case 'user.message':
        begin(event, textOf(event.content))
        break
      case 'user.define_outcome':
        begin(event, event.description)
        break
      case 'user.interrupt':
        step(event, 'user', event.type, '')
        break
      case 'user.tool_confirmation':
        step(event, 'user', event.type, event.denyMessage ? `${event.result}: ${event.denyMessage}` : event.result)
        break
      case 'agent.message':
        step(event, 'message', event.type, textOf(event.content))
        break
      case 'agent.thinking':
        step(event, 'thinking', event.type, event.text ?? '')
        break
      case 'agent.artifact_delivered':
        step(event, 'other', event.type, event.filename)
        break
      case 'agent.tool_use':
      case 'agent.mcp_tool_use':
      case 'agent.custom_tool_use': {
        const call = step(event, 'call', event.name, normalJson(event.input))
        calls.set(event.id, call)
        open.add(call)
        break
      }
      case 'agent.tool_result':
      case 'agent.mcp_tool_result':
      case 'user.tool_result':
      case 'user.custom_tool_result': {
        const call = (event.toolUseId && calls.get(event.toolUseId)) || [...open].at(-1)
        if (!call) break
        open.delete(call)
        call.result = { eventId: event.id, text: kept(textOf(event.content)), isError: event.isError }
        call.endedAtMs = event.atMs
        break
      }
      case 'session.error':
        step(event, 'error', event.error.type, event.error.message)
        break
      case 'session.status_terminated':
        step(event, 'other', event.type, event.reason ?? '')
        break
      case 'session.usage':
        usage = event.usage
        break
      case 'session.status_idle':
        usage = event.usage ?? usage
        break
      case 'unknown':
        step(event, 'other', event.originalType, '')
        break
    }
    if (last && event.atMs !== null) last.endedAtMs = event.atMs
  }

  return {
    add(event) {
      if (seen.has(event.id)) return
      seen.add(event.id)
      take(event)
    },
    eventCount: () => seen.size,
    read: () => ({ turns, usage }),
  }
}

/** Takes a whole session apart for comparison, oldest event first. */
export function digestSession(events: Iterable<SessionEvent>): ComparedSession {
  const digest = createSessionDigest()
  for (const event of events) digest.add(event)
  return digest.read()
}

/** More of one text is not kept; what is left out still tells equal texts from others. */
const longestKept = 100_000

function kept(text: string): string {
  if (text.length <= longestKept) return text
  let hash = 0
  for (let at = longestKept; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  const rest = (text.length - longestKept).toLocaleString('en')
  return `${text.slice(0, longestKept)}\n… ${rest} more characters (${(hash >>> 0).toString(16)})`
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
