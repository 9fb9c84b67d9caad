import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest, sum, toLine, withExitCode } from './testSummary.mjs'

describe('the closing line of the tests', () => {
  it('adds the counts of all runners', () => {
    const vitest = countVitest({ numPassedTests: 120, numFailedTests: 2, numPendingTests: 3 })
    const playwright = countPlaywright({ stats: { expected: 10, flaky: 1, unexpected: 1, skipped: 4 } })
    expect(toLine(sum([vitest, playwright]))).toBe('131 passed, 3 failed')
  })

  it('counts a runner without a report as a failure', () => {
    expect(countVitest(null)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright({})).toEqual({ passed: 0, failed: 1 })
  })

  it('counts a bad end as a failure even when every test passed', () => {
    expect(withExitCode({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 })
    expect(withExitCode({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 })
    expect(withExitCode({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 })
  })

  it('is there when nothing ran', () => {
    expect(toLine(sum([]))).toBe('0 passed, 0 failed')
  })
})
