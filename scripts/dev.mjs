import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installDependencies, root, tools } from './project.mjs'

await installDependencies()

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
