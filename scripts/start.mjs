import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded, installIfNeeded, root } from './project.mjs'

if ((await installIfNeeded()) !== 0) process.exit(1)
const args = process.argv.slice(2)
if (!args.includes('--help') && (await buildIfNeeded()) !== 0) {
  console.error('The browser code could not be built. Read the messages above; npm run check may say more.')
  process.exit(1)
}

const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
const server = spawn(process.execPath, ['--import', tsx, join(root, 'server/main.ts'), ...args], { stdio: 'inherit' })

// A terminal signals both processes, a process manager only this one. The server takes the second signal calmly.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
