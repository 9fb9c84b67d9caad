import type { JsonObject, ThreadRecord } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import type { ToolOutcome } from '../sandbox/sandbox.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import { maxThreads, type RosterEntry } from './coordination.ts'
import { isWaiting } from './threadMoves.ts'
import type { TurnLog } from './turnLog.ts'

/** What a thread can ask of its session. */
export interface Mail {
  /** Gives a message to another thread, which is woken if it rests. */
  send(from: TurnLog, to: string, text: string): Promise<void>
  /** Makes a thread and gives it its first message. */
  create(from: TurnLog, thread: ThreadRecord, text: string): Promise<void>
}

/** Runs a call to one of the coordination tools. */
export async function coordinate(
  call: { name: string; input: JsonObject },
  { log, roster, mail }: { log: TurnLog; roster: RosterEntry[]; mail: Mail },
): Promise<ToolOutcome> {
  const { name, input } = call
  if (name === 'list_agents') return done(listThreads(log))
  const message = typeof input.message === 'string' ? input.message.trim() : ''
  if (!message) return refused('The message must not be empty.')
  const { parentThreadId } = log.thread
  if (name === 'send_to_parent' && parentThreadId) {
    await mail.send(log, parentThreadId, message)
    return done('The coordinator has your message.')
  }
  if (name === 'send_to_agent') {
    const to = String(input.thread_id ?? '')
    const thread = log.whole.threads.get(to)
    if (!thread || to === log.thread.id) return refused(`You have no agent in a thread '${to}' that can work.`)
    await mail.send(log, to, message)
    return done(
      isWaiting(thread) ? 'The message is there. The agent waits for a person at the moment.' : 'The message is there.',
    )
  }
  const entry = roster.find((candidate) => candidate.name === input.agent)
  if (!entry) {
    return refused(
      `There is no agent named '${String(input.agent)}'. You can start: ${roster.map((each) => each.name).join(', ')}.`,
    )
  }
  if (log.whole.threads.size >= maxThreads) {
    return refused(`A session has at most ${maxThreads} threads. Give the task to an agent that is there already.`)
  }
  const thread = newThread(log, entry)
  await mail.create(log, thread, message)
  return done(
    `${entry.name} works in thread ${thread.id}. What it sends comes to you as a message; end your turn to wait for it.`,
  )
}

function newThread({ session, thread }: TurnLog, { agent }: RosterEntry): ThreadRecord {
  const at = nowInstant()
  return {
    id: createId('sthr'),
    sessionId: session.id,
    parentThreadId: thread.id,
    agent,
    status: 'idle',
    stopReason: null,
    usage: { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 },
    activeMs: 0,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  }
}

function listThreads({ whole, thread }: TurnLog): string {
  const others = [...whole.threads.values()].filter(({ id }) => id !== thread.id)
  if (others.length === 0) return 'You have started no agent yet.'
  return others
    .map(
      (other) =>
        `${other.agent?.name ?? ''} · thread ${other.id} · ${isWaiting(other) ? 'waits for a person' : other.status}`,
    )
    .join('\n')
}

const done = (text: string): ToolOutcome => ({ content: [textBlock(text)], isError: false })
const refused = (text: string): ToolOutcome => ({ content: [textBlock(text)], isError: true })
