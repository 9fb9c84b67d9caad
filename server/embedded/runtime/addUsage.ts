import type { TokenUsage } from '../canonical.ts'

export function addUsage(sum: TokenUsage, usage: TokenUsage): TokenUsage {
  return {
    inputTokens: sum.inputTokens + usage.inputTokens,
    outputTokens: sum.outputTokens + usage.outputTokens,
    cacheReadInputTokens: sum.cacheReadInputTokens + usage.cacheReadInputTokens,
    cacheCreationInputTokens: sum.cacheCreationInputTokens + usage.cacheCreationInputTokens,
  }
}
