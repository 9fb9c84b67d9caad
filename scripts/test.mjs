import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from './chromium.mjs'
import { buildIfNeeded, installIfNeeded, root, run, tools } from './project.mjs'
import { countPlaywright, countVitest, sum, toLine, withExitCode } from './testSummary.mjs'

const steps = {
  check: async () => toStepCount(await run(process.execPath, [join(root, 'scripts/check.mjs')])),
  unit: () => runVitest('unit', ['domain', 'interface']),
  server: () => runVitest('server', ['server']),
  build: async () => toStepCount(await buildIfNeeded()),
  e2e: runPlaywright,
}

const { values } = parseArgs({ options: { only: { type: 'string' }, summary: { type: 'string' } } })
const chosen = values.only?.split(',') ?? Object.keys(steps)
const unknown = chosen.find((name) => !(name in steps))
if (unknown !== undefined) {
  console.error(`There is no step '${unknown}'. Choose from: ${Object.keys(steps).join(', ')}.`)
  process.exit(1)
}

const reports = mkdtempSync(join(tmpdir(), 'console-tests-'))
const counts = [toStepCount(await installIfNeeded())]
if (sum(counts).failed === 0) {
  for (const name of chosen) {
    console.log(`\n# ${name}\n`)
    counts.push(await steps[name]())
  }
}
rmSync(reports, { recursive: true, force: true })

const total = sum(counts)
if (values.summary) writeFileSync(values.summary, JSON.stringify(total))
console.log(`\n${toLine(total)}`)
process.exit(total.failed > 0 ? 1 : 0)

/** A step that runs no tests is only worth counting when it fails. */
function toStepCount(exitCode) {
  return withExitCode({ passed: 0, failed: 0 }, exitCode)
}

async function runVitest(name, projects) {
  const report = join(reports, `${name}.json`)
  const selection = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(process.execPath, [tools.vitest, 'run', ...selection, ...reporters])
  return withExitCode(countVitest(readReport(report)), code)
}

async function runPlaywright() {
  if ((await buildIfNeeded()) !== 0) return toStepCount(1)
  const chromium = await findChromium()
  if (!chromium) {
    console.error(
      'There is no Chromium for the browser tests. Install chromium or google-chrome, or set CHROMIUM_PATH.',
    )
    return toStepCount(1)
  }
  const report = join(reports, 'e2e.json')
  const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const code = await run(process.execPath, [tools.playwright, 'test', '--reporter=list,json'], { env })
  return withExitCode(countPlaywright(readReport(report)), code)
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null // absent or torn: the run counts as failed
  }
}
