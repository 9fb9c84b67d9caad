import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeLog, startMs } from '../testing/fakeLog.ts'
import { readParallel } from './readParallel.ts'

interface Given {
  startsAfterMs: number
  tookMs: number | null
}

function logOf(calls: readonly Given[]) {
  const log = createFakeLog()
  let atMs = startMs
  for (const [index, { startsAfterMs, tookMs }] of calls.entries()) {
    log.after(startsAfterMs)
    atMs += startsAfterMs
    const outcome = tookMs === null ? 'running' : 'ok'
    log.call(`c${index}`, 'Bash', {}, { outcome, endedAtMs: tookMs === null ? null : atMs + tookMs })
  }
  return log.timeline
}

/** Each call in a group with the one before it as long as any call of the group is still open when it begins. */
function groupsOf(calls: readonly Given[]): number[][] {
  const groups: number[][] = []
  let atMs = 0
  let openUntilMs = Number.NEGATIVE_INFINITY
  for (const [index, { startsAfterMs, tookMs }] of calls.entries()) {
    atMs += startsAfterMs
    const endMs = tookMs === null ? Number.POSITIVE_INFINITY : atMs + tookMs
    if (atMs < openUntilMs) groups.at(-1)?.push(index)
    else groups.push([index])
    openUntilMs = atMs < openUntilMs ? Math.max(openUntilMs, endMs) : endMs
  }
  return groups
}

describe('readParallel', () => {
  it('groups calls as a plain walk over them does, from whichever of them it is asked', () => {
    const call = fc.record({ startsAfterMs: fc.nat(5), tookMs: fc.option(fc.nat(8), { freq: 8 }) })
    fc.assert(
      fc.property(fc.array(call, { maxLength: 20 }), (calls) => {
        const timeline = logOf(calls)
        for (const group of groupsOf(calls)) {
          for (const index of group) {
            const found = readParallel(timeline, index)
            if (group.length < 2) expect(found).toBeNull()
            else expect([found?.firstIndex, found?.lastIndex]).toEqual([group[0], group.at(-1)])
          }
        }
      }),
    )
  })

  it('lasts from the first beginning to the last end, and is open while one of them is', () => {
    const closed = logOf([
      { startsAfterMs: 0, tookMs: 50 },
      { startsAfterMs: 10, tookMs: 10 },
    ])
    expect(readParallel(closed, 1)).toMatchObject({ startMs, endMs: startMs + 50, isOpen: false })
    const open = logOf([
      { startsAfterMs: 0, tookMs: 50 },
      { startsAfterMs: 10, tookMs: null },
    ])
    expect(readParallel(open, 0)).toMatchObject({ isOpen: true })
  })

  it('does not reach over other rows, nor into other threads', () => {
    const log = createFakeLog().call('a', 'Bash', {}).message('m', 'x').call('b', 'Bash', {})
    log.call('c', 'Bash', {}, { threadId: 'sthr_child' })
    expect([0, 2, 3].map((index) => readParallel(log.timeline, index))).toEqual([null, null, null])
  })
})
