import { spawn } from 'node:child_process'
import { installIfNeeded, root, tools } from './project.mjs'

const checks = [
  { name: 'types of the browser code', args: [tools.tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the domain, without a browser', args: [tools.tsc, '-p', 'tsconfig.domain.json'] },
  { name: 'types of server, tests and scripts', args: [tools.tsc, '-p', 'tsconfig.node.json'] },
  { name: 'lint and format', args: [tools.biome, 'check', '.'] },
  { name: 'unused code', args: [tools.knip] },
]

if ((await installIfNeeded()) !== 0) process.exit(1)
const results = await Promise.all(checks.map(runCheck))
for (const { name, output } of results.filter(({ isOk }) => !isOk)) console.log(`\n${name}\n\n${output}`)
for (const { name, isOk, seconds } of results) console.log(`${isOk ? 'ok    ' : 'failed'}  ${name} (${seconds} s)`)
process.exit(results.every(({ isOk }) => isOk) ? 0 : 1)

function runCheck({ name, args }) {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      resolve({ name, isOk: code === 0, output, seconds })
    })
  })
}
