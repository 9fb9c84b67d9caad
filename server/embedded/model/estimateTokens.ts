import type { ModelMessage } from './model.ts'

/** The documented rough rule for counting without a tokenizer: four characters are one token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4)
}

/** Size of one message by the same rule, counted over what would be sent. */
export function estimateMessageTokens(message: ModelMessage): number {
  switch (message.role) {
    case 'system':
      return estimateTokens(message.text)
    case 'assistant':
      return estimateTokens(message.text) + estimateTokens(JSON.stringify(message.toolCalls))
    case 'user':
    case 'tool':
      return estimateTokens(JSON.stringify(message.content))
  }
}
