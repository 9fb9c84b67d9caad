import { access, chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { JsonObject } from '../canonical.ts'
import { checkMounts } from './checkMounts.ts'
import { createToolWorker } from './createToolWorker.ts'
import { packageProblems, setupProblem } from './environmentProblems.ts'
import { keptFolders } from './keptFolders.ts'
import { locateFile } from './locateFile.ts'
import type { Sandbox, SandboxProvider, ToolOutcome } from './sandbox.ts'
import { defaultSandboxLimits, type SandboxLimits } from './sandboxLimits.ts'
import { clipOutcome, failed } from './toolOutcomes.ts'
import { createWebFetch, type WebFetchOptions } from './webFetch.ts'

export interface JustBashOptions {
  /** Each session gets the folder `workspaces/<session id>` in here. */
  dataDir: string
  limits?: Partial<SandboxLimits>
  /** How WebFetch resolves and connects; tests put their own here. */
  web?: WebFetchOptions
  /** What a session's thread runs; tests put a bundle here, which starts sooner. */
  workerProgram?: URL
}

interface OpenSandbox {
  /** The session as it was opened; another one means other variables or another environment. */
  openedAs: string
  sandbox: Sandbox
}

/** Sandboxes in worker threads of this process: a shell and Python without access to anything of the host. */
export function createJustBashSandboxes(options: JustBashOptions): SandboxProvider {
  const { dataDir, limits, web = {}, workerProgram } = options
  const allLimits = { ...defaultSandboxLimits, ...limits }
  const opened = new Map<string, OpenSandbox>()
  const folderOf = (sessionId: string) => join(resolve(dataDir), 'workspaces', checkedId(sessionId))

  async function closeSession(sessionId: string): Promise<void> {
    const open = opened.get(sessionId)
    opened.delete(sessionId)
    await open?.sandbox.close()
  }

  return {
    async open(session) {
      const { sessionId, environmentVariables, environmentConfig } = session
      const root = folderOf(sessionId)
      await prepareFolder(root)
      const { mounts, problems: mountProblems } = await checkMounts(session.mounts, dataDir)
      const openedAs = JSON.stringify([environmentVariables, environmentConfig, mounts])
      let open = opened.get(sessionId)
      if (open?.openedAs !== openedAs) {
        await closeSession(sessionId)
        const worker = createToolWorker({ root, limits: allLimits, environmentVariables, mounts }, workerProgram)
        open = { openedAs, sandbox: createSandbox(root, worker, environmentConfig, allLimits, web) }
        opened.set(sessionId, open)
      }
      const { sandbox } = open
      const problems = [
        ...mountProblems,
        ...packageProblems(environmentConfig),
        ...(await setUp(root, environmentConfig, sandbox)),
      ]
      return { sandbox, problems }
    },
    async remove(sessionId) {
      const root = folderOf(sessionId)
      await closeSession(sessionId)
      await rm(root, { recursive: true, force: true })
    },
    async close() {
      await Promise.all([...opened.keys()].map(closeSession))
    },
  }
}

/** Session ids become folder names, so they are held to what our ids are made of. */
function checkedId(sessionId: string): string {
  if (!/^[A-Za-z0-9_]{1,128}$/.test(sessionId)) throw new Error(`'${sessionId}' is not a session id.`)
  return sessionId
}

async function prepareFolder(root: string): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  await chmod(root, 0o700)
  for (const name of keptFolders) await mkdir(join(root, name), { recursive: true, mode: 0o700 })
}

function createSandbox(
  root: string,
  worker: ReturnType<typeof createToolWorker>,
  { networking }: JsonObject,
  limits: SandboxLimits,
  web: WebFetchOptions,
): Sandbox {
  const webFetch = createWebFetch(networking, web)
  return {
    async run(tool: string, input: JsonObject, signal: AbortSignal): Promise<ToolOutcome> {
      signal.throwIfAborted()
      if (tool === 'WebFetch') return clipOutcome(await webFetch(input, signal), limits.outputBytes)
      if (tool === 'WebSearch')
        return failed('No search provider is configured on this server. Use WebFetch with a URL.')
      return worker.run(tool, input, signal)
    },
    locate: (path) => locateFile(root, path),
    close: worker.stop,
  }
}

/** Runs the environment's set-up script once for a workspace. The marker lies where the session cannot see it. */
async function setUp(root: string, config: JsonObject, sandbox: Sandbox): Promise<string[]> {
  const { setup_script: script } = config
  if (typeof script !== 'string' || script.trim() === '') return []
  const marker = join(root, 'set-up')
  const isDone = await access(marker).then(
    () => true,
    () => false,
  )
  if (isDone) return []
  const { content, isError } = await sandbox.run('Bash', { command: script }, new AbortController().signal)
  await writeFile(marker, '', { mode: 0o600 })
  return isError ? [setupProblem(content.map((block) => String(block.text ?? '')).join(''))] : []
}
