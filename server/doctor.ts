import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { examineStream } from './examineStream.ts'
import type { Workspace } from './workspaces.ts'

/** One thing that was really tried, as `/api/console/doctor` writes it. */
export interface Check {
  id: 'api' | 'token' | 'stream' | 'model' | 'data_folder'
  title: string
  /** `skipped`: there was nothing to try it on. */
  status: 'ok' | 'failed' | 'skipped'
  duration_ms: number
  /** What was found. */
  detail: string
  /** What to do about it; null when nothing has to be done. */
  fix: string | null
}

type Finding = Pick<Check, 'status' | 'detail' | 'fix'>

const ok = (detail: string): Finding => ({ status: 'ok', detail, fix: null })
const failed = (detail: string, fix: string): Finding => ({ status: 'failed', detail, fix })

/** Probes one workspace for real and says how to mend what does not work. Never throws. */
export async function examine(workspace: Workspace, config: Config): Promise<Check[]> {
  const checks = [
    probe('api', 'API answers', () => examineApi(workspace)),
    probe('token', 'Token accepted', () => examineToken(workspace)),
    probe('stream', 'Stream delivers', () => examineStream(workspace)),
  ]
  if (workspace.kind === 'embedded') {
    checks.push(probe('data_folder', 'Data folder writable', () => examineDataFolder(config.dataDir)))
    checks.push(probe('model', 'Model', () => examineModel(workspace, config)))
  }
  return Promise.all(checks)
}

async function probe(id: Check['id'], title: string, examineIt: () => Promise<Finding>): Promise<Check> {
  const startedAt = performance.now()
  const finding = await examineIt().catch((error: unknown) =>
    failed(
      error instanceof Error ? error.message : 'The probe failed.',
      id === 'data_folder' ? 'Read the log of the console for the reason.' : 'Make sure first that the API answers.',
    ),
  )
  return { id, title, ...finding, duration_ms: Math.round((performance.now() - startedAt) * 10) / 10 }
}

async function examineApi(workspace: Workspace): Promise<Finding> {
  const fix =
    workspace.kind === 'embedded'
      ? 'Restart the console and read its log.'
      : 'Check the base URL of the workspace, the network, and the status of the service.'
  try {
    const { status } = await ask(workspace, '/models')
    if (status < 500) return ok(`GET /models answers ${status}.`)
    return failed(`GET /models answers ${status}.`, fix)
  } catch (error) {
    // What was thrown names the base URL and the network already.
    if (error instanceof Error) return failed(error.message, 'If both are right, look at the status of the service.')
    return failed('No answer.', fix)
  }
}

async function examineToken(workspace: Workspace): Promise<Finding> {
  const { status } = await ask(workspace, '/agents?limit=1')
  if (status >= 200 && status < 300) return ok(`GET /agents answers ${status}.`)
  if (status === 401 || status === 403) {
    const fix =
      workspace.id === 'qoder'
        ? 'Create a new token in the settings of Qoder, set QODER_PAT to it, and restart the console.'
        : 'Set a valid token for this workspace and restart the console.'
    return failed(`GET /agents answers ${status}: the token is not accepted.`, fix)
  }
  return failed(`GET /agents answers ${status}.`, 'Make sure first that the API answers.')
}

async function examineDataFolder(dataDir: string): Promise<Finding> {
  const path = join(dataDir, `.doctor-${randomUUID()}`)
  try {
    await writeFile(path, 'probe')
    await rm(path)
    return ok('A file was written and removed.')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return failed(
      `A file could not be written (${code}).`,
      'Free the disk, or set CONSOLE_DATA_DIR to a writable folder.',
    )
  }
}

async function examineModel(workspace: Workspace, config: Config): Promise<Finding> {
  const { status, body } = await ask(workspace, '/models')
  if (status !== 200) return failed(`GET /models answers ${status}.`, 'Make sure first that the API answers.')
  const model = config.embedded?.model
  if (!model) return ok('The scripted model answers. Set CONSOLE_MODEL_PROVIDER to use a real one.')
  if (body.includes(JSON.stringify(model.name))) return ok(`${model.name} (${model.provider}) is configured.`)
  return failed(`${model.name} is configured but not listed.`, 'Check CONSOLE_MODEL_NAME and restart the console.')
}

async function ask(workspace: Workspace, pathAndQuery: string): Promise<{ status: number; body: string }> {
  const request = new Request(`http://127.0.0.1${pathAndQuery}`, { signal: AbortSignal.timeout(10_000) })
  const answer = await workspace.handle(request, new URL(request.url).pathname)
  return { status: answer.status, body: await answer.text() }
}
