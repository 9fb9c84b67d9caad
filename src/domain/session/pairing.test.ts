import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionEvent } from './events.ts'
import { arbitrarySession } from './testing/arbitrarySession.ts'
import { plainly, rowsOf } from './testing/describeLog.ts'

/** The obvious way: for each result, look back through everything. */
function pairSlowly(events: SessionEvent[]): Record<string, string> {
  const resultOf: Record<string, string> = {}
  events.forEach((event, place) => {
    if (event.type !== 'agent.tool_result') return
    const isCall = (other: SessionEvent) => /^agent\.(mcp_|custom_)?tool_use$/.test(other.type) && !resultOf[other.id]
    const before = events.slice(0, place)
    if (event.toolUseId !== null) {
      if (before.some((other) => other.id === event.toolUseId && isCall(other))) resultOf[event.toolUseId] = event.id
      return
    }
    for (const other of before.toReversed()) {
      const isStop =
        other.type === 'session.status_terminated' ||
        (other.type === 'session.status_idle' && other.stopReason.type !== 'requires_action') ||
        (other.type === 'session.thread_status_idle' && other.threadId === event.threadId)
      if (isStop) return
      if (isCall(other) && other.threadId === event.threadId) {
        resultOf[other.id] = event.id
        return
      }
    }
  })
  return resultOf
}

it('finds the same results as looking back through everything', () => {
  fc.assert(
    fc.property(arbitrarySession, (events) => {
      const found = rowsOf(plainly(events)).flatMap((row) =>
        row.kind === 'call' && row.resultId ? [[row.key, row.resultId]] : [],
      )
      expect(Object.fromEntries(found)).toEqual(pairSlowly(events))
    }),
    { numRuns: 60 },
  )
}, 30_000)
