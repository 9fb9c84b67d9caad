import type { ContentBlock, EventOf, StopReason } from './events.ts'
import { oneLine } from './summariseCall.ts'

export interface Note {
  text: string
  tone: 'quiet' | 'wait' | 'error'
}

const quiet = (text: string): Note => ({ text, tone: 'quiet' })

/** Null when the end of work needs no line of its own: the turn says it. */
export function idleNote({ type, eventIds }: StopReason): Note | null {
  switch (type) {
    case 'end_turn':
      return null
    case 'requires_action':
      return {
        text: eventIds.length > 1 ? `Waits for ${eventIds.length} answers` : 'Waits for an answer',
        tone: 'wait',
      }
    case 'cancelled':
      return quiet('Stopped')
    case 'retries_exhausted':
      return { text: 'The service gave up after several tries', tone: 'error' }
    case 'budget_reached':
      return { text: 'Stopped: the budget is spent', tone: 'error' }
    default:
      return quiet(`Idle: ${oneLine(type)}`)
  }
}

export function errorNote({ error }: EventOf<'session.error'>): Note {
  return {
    text:
      error.retryStatus === 'retrying' ? `${oneLine(error.message)} The service tries again.` : oneLine(error.message),
    tone: 'error',
  }
}

export function confirmationNote({ result, denyMessage }: EventOf<'user.tool_confirmation'>): Note {
  if (result === 'allow') return quiet('Approved')
  if (result === 'deny') return quiet(denyMessage ? `Denied: ${oneLine(denyMessage)}` : 'Denied')
  return quiet(`Answered: ${oneLine(result)}`)
}

export function threadMessageNote(direction: 'To' | 'From', agentName: string | null, content: ContentBlock[]): Note {
  const text = content.map((block) => (block.type === 'text' ? block.text : '')).join(' ')
  return quiet(`${direction} ${agentName ?? 'the main thread'}: ${oneLine(text)}`)
}
