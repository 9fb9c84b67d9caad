/**
 * How many tests passed and failed.
 * @typedef {{ passed: number, failed: number }} Count
 */

/**
 * Reads the JSON report of Vitest. A file that does not load has no tests, but the run has failed all the same.
 * @param {unknown} report
 * @returns {Count}
 */
export function countVitest(report) {
  if (!isRecord(report)) return crashed
  return { passed: toNumber(report.numPassedTests), failed: toNumber(report.numFailedTests) }
}

/**
 * Reads the JSON report of Playwright. A test that passed at a second attempt has passed.
 * @param {unknown} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  if (!isRecord(report) || !isRecord(report.stats)) return crashed
  const { expected, flaky, unexpected } = report.stats
  return { passed: toNumber(expected) + toNumber(flaky), failed: toNumber(unexpected) }
}

/**
 * A run that ended badly counts at least one failure, whatever its report says.
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
export function withExitCode(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), {
    passed: 0,
    failed: 0,
  })
}

/** @param {Count} count */
export function toLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

/** @type {Count} */
const crashed = { passed: 0, failed: 1 }

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null
}

/** @param {unknown} value */
function toNumber(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
