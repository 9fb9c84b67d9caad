import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const startTimeoutMs = 30_000
const stopTimeoutMs = 6_000

/** A workspace as the file behind `CONSOLE_WORKSPACES` names it. */
export interface WorkspaceEntry {
  id: string
  name: string
  color: string
  baseUrl: string
  /** Name of the environment variable that holds the token. */
  tokenEnv: string
  readOnly?: boolean
}

export interface ConsoleOptions {
  /** Without one the server makes its own token. */
  token?: string
  workspaces?: WorkspaceEntry[]
  env?: Record<string, string>
}

/** The real server in a process of its own, on an empty data folder. */
export interface RunningConsole {
  url: string
  dataDir: string
  /** Everything the process has printed so far. */
  output(): string
  /** Ends the process without a word, as a crash does. */
  kill(): Promise<void>
  /** Starts it again on the same port and data folder. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

/** Starts the server on a free port and waits until it prints its address. */
export async function startConsole({ token, workspaces = [], env = {} }: ConsoleOptions = {}): Promise<RunningConsole> {
  const folder = await mkdtemp(join(tmpdir(), 'console-e2e-'))
  const dataDir = join(folder, 'data')
  const workspacesFile = join(folder, 'workspaces.json')
  await writeFile(workspacesFile, JSON.stringify(workspaces))
  const settings = {
    ...withoutSettings(process.env),
    CONSOLE_DATA_DIR: dataDir,
    CONSOLE_HEARTBEAT_MS: '1000',
    ...(token ? { CONSOLE_EMBEDDED_TOKEN: token } : {}),
    ...(workspaces.length > 0 ? { CONSOLE_WORKSPACES: workspacesFile } : {}),
    ...env,
  }
  let running = await launch({ ...settings, CONSOLE_PORT: '0' })
  const { url } = running
  return {
    url,
    dataDir,
    output: () => running.output(),
    kill: () => end(running.child, 'SIGKILL'),
    async startAgain() {
      running = await launch({ ...settings, CONSOLE_PORT: new URL(url).port })
    },
    async stop() {
      await end(running.child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function launch(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  const printed = collectOutput(child)
  const url = await printed.waitFor(/ready: (http:\/\/\S+)\n/, startTimeoutMs)
  return { child, url, output: printed.text }
}

/** The machine's own settings must not reach the product under test. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(CONSOLE|QODER)_/.test(name)))
}

function collectOutput(child: ChildProcess) {
  let text = ''
  const watchers = new Set<() => void>()
  const add = (piece: Buffer) => {
    text += piece.toString('utf8')
    for (const watcher of watchers) watcher()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return {
    text: () => text,
    /** Resolves with the first group of the pattern as soon as the output matches it. */
    waitFor(pattern: RegExp, timeoutMs: number): Promise<string> {
      return new Promise((resolve, reject) => {
        const fail = (why: string) => settle(() => reject(new Error(`The server ${why}. It printed:\n${text}`)))
        const timer = setTimeout(() => fail(`did not print its address within ${timeoutMs} ms`), timeoutMs)
        const onExit = (code: number | null) => fail(`ended with code ${code}`)
        const look = () => {
          const found = pattern.exec(text)?.[1]
          if (found !== undefined) settle(() => resolve(found))
        }
        const settle = (finish: () => void) => {
          clearTimeout(timer)
          watchers.delete(look)
          child.off('exit', onExit)
          finish()
        }
        watchers.add(look)
        child.once('exit', onExit)
        look()
      })
    },
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const isGone = once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await isGone
  clearTimeout(timer)
}
