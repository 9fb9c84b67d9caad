import { estimateMessageTokens } from '../model/estimateTokens.ts'
import type { ModelMessage } from '../model/model.ts'
import { dropOldTurns } from './dropOldTurns.ts'
import { eventsToMessages } from './eventsToMessages.ts'
import { historyTokens } from './readHistory.ts'
import type { TurnLog } from './turnLog.ts'

/** Share of the model's input that the history may fill, and how much of it is kept when it is cut. */
const fillShare = 0.7
const keepShare = 0.35

/**
 * The history for the next request. When it outgrows the model, its oldest turns are left out from now on, which
 * `agent.thread_context_compacted` tells. Cutting to less than the limit keeps that from happening in every turn.
 */
export async function prepareHistory(log: TurnLog, maxInputTokens: number): Promise<ModelMessage[]> {
  const limit = Math.min(maxInputTokens, historyTokens)
  const kept = Math.floor(limit * keepShare)
  const messages = eventsToMessages(log.events, kept)
  const size = messages.reduce((sum, message) => sum + estimateMessageTokens(message), 0)
  if (size <= limit * fillShare) return messages
  const cut = dropOldTurns(messages, kept)
  if (cut.length === messages.length) return messages
  await log.append([log.event('agent.thread_context_compacted')])
  return eventsToMessages(log.events, kept)
}
