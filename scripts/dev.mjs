import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installIfNeeded, root, tools } from './project.mjs'

if ((await installIfNeeded()) !== 0) process.exit(1)

// Vite reloads browser code by itself; a change of server code starts the process again.
const args = [
  tools.tsx,
  'watch',
  '--clear-screen=false',
  join(root, 'server/main.ts'),
  '--dev',
  ...process.argv.slice(2),
]
const server = spawn(process.execPath, args, { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
