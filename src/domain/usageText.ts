import { formatCount } from '../lib/formatCount.ts'
import type { Usage } from './session/events.ts'

/** What was used in one short text, "20.5k" tokens or "3.2 credits"; null when the API says nothing. */
export function usageText(usage: Usage): string | null {
  const { inputTokens, outputTokens, totalCredits } = usage
  if (inputTokens !== undefined || outputTokens !== undefined) {
    return formatCount((inputTokens ?? 0) + (outputTokens ?? 0))
  }
  if (totalCredits !== undefined) return `${totalCredits} credits`
  return null
}
