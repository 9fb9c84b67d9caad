import { isRecord, type Json, toNumberOrNull, toRecord } from '@/domain/json.ts'
import type { Usage } from '@/domain/session/events.ts'

/** Reads usage from any of its forms: tokens, credits, both, at the top or nested under `usage`. What is missing stays out. */
export function decodeUsage(raw: unknown): Usage {
  const outer = toRecord(raw)
  const inner = toRecord(outer.usage)
  const find = (...names: string[]): number | undefined => {
    for (const source of [inner, outer]) {
      for (const name of names) {
        const value = toNumberOrNull(source[name])
        if (value !== null) return value
      }
    }
    return undefined
  }
  const usage: Usage = {
    inputTokens: find('input_tokens'),
    outputTokens: find('output_tokens'),
    cacheReadInputTokens: find('cache_read_input_tokens'),
    cacheCreationInputTokens: find('cache_creation_input_tokens') ?? cacheCreation(inner) ?? cacheCreation(outer),
    totalCredits: find('total_credits', 'credits'),
    activeSeconds: find('active_seconds'),
  }
  return Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== undefined))
}

function cacheCreation(source: Json): number | undefined {
  if (!isRecord(source.cache_creation)) return undefined
  const parts = Object.values(source.cache_creation).filter((value) => typeof value === 'number')
  return parts.length > 0 ? parts.reduce((sum, value) => sum + value, 0) : undefined
}
