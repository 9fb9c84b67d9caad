import type { Usage } from '@/domain/session/events.ts'
import { formatCount } from '@/lib/formatCount.ts'

/** What was used, in the unit the service counts in: `6.2k tokens`, `0.25 credits`; empty when it does not say. */
export function sayUsage(usage: Usage): string {
  const parts: string[] = []
  if (usage.inputTokens !== undefined || usage.outputTokens !== undefined) {
    parts.push(`${formatCount((usage.inputTokens ?? 0) + (usage.outputTokens ?? 0))} tokens`)
  }
  if (usage.totalCredits !== undefined) parts.push(`${formatCount(usage.totalCredits)} credits`)
  return parts.join(' · ')
}
