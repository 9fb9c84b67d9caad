import type { NewEvent } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { isBusy, isWaiting, type ThreadMove } from './threadMoves.ts'
import type { TurnLog } from './turnLog.ts'

/** A message between two threads: how each of them tells of it, and whether the receiver is woken by it. */
export interface Letter {
  sent: NewEvent
  received: NewEvent
  wakes: ThreadMove[]
}

/** The name of an agent is left out where it is the coordinator's. */
export function toLetter(from: TurnLog, to: TurnLog, text: string): Letter {
  const content = [textBlock(text)]
  const isResting = !isBusy(to.thread) && !isWaiting(to.thread)
  return {
    sent: from.event('agent.thread_message_sent', {
      content,
      to_session_thread_id: to.thread.id,
      ...(to.isPrimary ? {} : { to_agent_name: to.agent.name }),
    }),
    received: to.event('agent.thread_message_received', {
      content,
      from_session_thread_id: from.thread.id,
      ...(from.isPrimary ? {} : { from_agent_name: from.agent.name }),
    }),
    wakes: isResting ? [{ id: to.thread.id, to: 'running' }] : [],
  }
}

/** What a child still owes its coordinator when it comes to rest: its last words, unless it reported by itself. */
export function unreported({ isPrimary, events }: TurnLog): string | null {
  if (isPrimary) return null
  const asked = events.findLastIndex(({ type }) => type === 'agent.thread_message_received')
  const since = events.slice(asked + 1)
  if (since.some(({ type }) => type === 'agent.thread_message_sent')) return null
  const words = since.findLast(({ type }) => type === 'agent.message')?.payload.content
  const text = Array.isArray(words)
    ? words.flatMap((block) => (block && typeof block === 'object' && 'text' in block ? [String(block.text)] : []))
    : []
  return text.join('\n') || 'I am done and have nothing to say.'
}
