import type { ContentBlock, EventOf, ReceivedEvent, SessionEvent, StopReason } from '../events.ts'

let made = 0

/** The fields every event has. Ids and instants count up in the order of making. */
export function common(fields: Partial<Pick<SessionEvent, 'id' | 'atMs' | 'turnId' | 'threadId'>> = {}) {
  made += 1
  const atMs = 1_780_000_000_000 + made * 1000
  return {
    id: `evt_${made}`,
    hasOwnId: true,
    processedAt: new Date(atMs).toISOString(),
    atMs,
    turnId: null,
    threadId: null,
    ...fields,
  }
}

type Fields = Parameters<typeof common>[0]

const text = (words: string): ContentBlock[] => [{ type: 'text', text: words }]

export const userSays = (words: string, fields?: Fields): EventOf<'user.message'> => ({
  ...common(fields),
  type: 'user.message',
  content: text(words),
})

export const agentSays = (words: string, fields?: Fields): EventOf<'agent.message'> => ({
  ...common(fields),
  type: 'agent.message',
  content: text(words),
})

export const thinks = (words: string | null = null, fields?: Fields): EventOf<'agent.thinking'> => ({
  ...common(fields),
  type: 'agent.thinking',
  text: words,
})

export const running = (fields?: Fields): EventOf<'session.status_running'> => ({
  ...common(fields),
  type: 'session.status_running',
})

export const idle = (
  stopReason: StopReason = { type: 'end_turn', eventIds: [] },
  fields?: Fields,
): EventOf<'session.status_idle'> => ({ ...common(fields), type: 'session.status_idle', stopReason })

export const waitsFor = (...eventIds: string[]): EventOf<'session.status_idle'> =>
  idle({ type: 'requires_action', eventIds })

export const threadIdle = (
  threadId: string,
  stopReason: StopReason = { type: 'end_turn', eventIds: [] },
  fields?: Fields,
): EventOf<'session.thread_status_idle'> => ({
  ...common({ ...fields, threadId }),
  type: 'session.thread_status_idle',
  agentName: 'a',
  stopReason,
})

export const threadWaits = (threadId: string, ...eventIds: string[]): EventOf<'session.thread_status_idle'> =>
  threadIdle(threadId, { type: 'requires_action', eventIds })

export const threadRuns = (threadId: string, fields?: Fields): EventOf<'session.thread_status_running'> => ({
  ...common({ ...fields, threadId }),
  type: 'session.thread_status_running',
  agentName: 'a',
})

export const terminated = (): EventOf<'session.status_terminated'> => ({
  ...common(),
  type: 'session.status_terminated',
  reason: null,
})

export const toolUse = (
  name: string,
  input: Record<string, unknown> = {},
  fields?: Fields & { permission?: string },
): EventOf<'agent.tool_use'> => {
  const { permission = 'allow', ...rest } = fields ?? {}
  return { ...common(rest), type: 'agent.tool_use', name, input, permission }
}

export const customToolUse = (name: string, fields?: Fields): EventOf<'agent.custom_tool_use'> => ({
  ...common(fields),
  type: 'agent.custom_tool_use',
  name,
  input: {},
  permission: null,
})

export const toolResult = (
  toolUseId: string | null,
  words = 'done',
  fields?: Fields & { isError?: boolean },
): EventOf<'agent.tool_result'> => {
  const { isError = false, ...rest } = fields ?? {}
  return { ...common(rest), type: 'agent.tool_result', toolUseId, content: text(words), isError }
}

export const confirms = (
  toolUseId: string,
  result: 'allow' | 'deny',
  denyMessage: string | null = null,
): SessionEvent => ({
  ...common(),
  type: 'user.tool_confirmation',
  toolUseId,
  result,
  denyMessage,
})

export const requestStart = (fields?: Fields): EventOf<'span.model_request_start'> => ({
  ...common(fields),
  type: 'span.model_request_start',
})

export const requestEnd = (startId: string | null, fields?: Fields): EventOf<'span.model_request_end'> => ({
  ...common(fields),
  type: 'span.model_request_end',
  startId,
  isError: false,
  usage: { outputTokens: 10 },
})

export const usageIs = (totalCredits: number, fields?: Fields): EventOf<'session.usage'> => ({
  ...common(fields),
  type: 'session.usage',
  usage: { totalCredits },
})

export const says = (originalType: string, fields?: Fields): EventOf<'unknown'> => ({
  ...common(fields),
  type: 'unknown',
  originalType,
})

/** The event as if it had come over the wire. Its JSON is that of the domain form, which is all the log asks of it. */
export const received = (event: SessionEvent): ReceivedEvent => ({ event, rawJson: JSON.stringify(event) })

/** Reads what `received` wrote. */
export const readReceived = (rawJson: string): SessionEvent => JSON.parse(rawJson) as SessionEvent // written above
