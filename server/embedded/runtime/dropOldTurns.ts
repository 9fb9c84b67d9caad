import { estimateMessageTokens } from '../model/estimateTokens.ts'
import type { ModelMessage } from '../model/model.ts'

/**
 * Leaves out the oldest turns until the rest is at most `maxTokens`, by the rough rule. A turn starts at a user message
 * and stays whole. System messages stay: they are the operator's. The last turn stays even if it alone is too large.
 */
export function dropOldTurns(messages: ModelMessage[], maxTokens: number): ModelMessage[] {
  const sizes = messages.map(estimateMessageTokens)
  let total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= maxTokens) return messages

  const starts = messages.flatMap((message, index) => (isTurnStart(messages, message, index) ? [index] : []))
  let from = 0
  for (const next of starts.slice(1)) {
    if (total <= maxTokens) break
    for (let index = from; index < next; index += 1) {
      if (messages[index]?.role !== 'system') total -= sizes[index] ?? 0
    }
    from = next
  }
  if (from === 0) return messages
  return messages.filter((message, index) => index >= from || message.role === 'system')
}

/** Several user messages in a row are one input. */
function isTurnStart(messages: ModelMessage[], message: ModelMessage, index: number): boolean {
  return message.role === 'user' && messages[index - 1]?.role !== 'user'
}
