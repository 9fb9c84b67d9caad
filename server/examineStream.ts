import { toArray, toRecord, toTextOrNull } from '../src/domain/json.ts'
import type { Workspace } from './workspaces.ts'

/** What became of opening a stream; `skipped` when there was nothing to open. */
export interface StreamFinding {
  status: 'ok' | 'failed' | 'skipped'
  detail: string
  fix: string | null
}

const answersWithinMs = 10_000
/** A silent session sends its first byte with the next heartbeat, which nobody wants to wait for. */
const firstByteWithinMs = 3000

/** Opens the stream of the newest session, waits for its first byte and closes it again. */
export async function examineStream(workspace: Workspace): Promise<StreamFinding> {
  const sessionId = await findNewestSession(workspace)
  if (sessionId === null) {
    return { status: 'skipped', detail: 'There is no session to listen to yet.', fix: 'Start one, then check again.' }
  }
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(answersWithinMs)])
  const path = `/sessions/${encodeURIComponent(sessionId)}/events/stream`
  try {
    const startedAt = performance.now()
    const request = new Request(`http://127.0.0.1${path}`, { headers: { accept: 'text/event-stream' }, signal })
    const answer = await workspace.handle(request, path)
    const type = answer.headers.get('content-type') ?? 'no content type'
    if (answer.status !== 200 || !type.startsWith('text/event-stream')) {
      await answer.body?.cancel()
      const detail = `GET /sessions/{id}/events/stream answers ${answer.status} (${type}).`
      return { status: 'failed', detail, fix: 'Check that nothing between the console and the API rewrites answers.' }
    }
    const hasByte = await readsWithin(answer, firstByteWithinMs)
    const tookMs = Math.round(performance.now() - startedAt)
    const detail = hasByte ? `The first byte came after ${tookMs} ms.` : 'It is open; nothing was sent in 3 seconds.'
    return { status: 'ok', detail, fix: null }
  } finally {
    closing.abort()
  }
}

async function findNewestSession(workspace: Workspace): Promise<string | null> {
  const request = new Request('http://127.0.0.1/sessions?limit=1', { signal: AbortSignal.timeout(answersWithinMs) })
  const answer = await workspace.handle(request, '/sessions')
  if (answer.status !== 200) throw new Error(`GET /sessions answers ${answer.status}.`)
  const { data } = toRecord(await answer.json())
  return toTextOrNull(toRecord(toArray(data)[0]).id)
}

/** Whether a first byte arrives in time. The answer is not read any further. */
async function readsWithin(answer: Response, timeMs: number): Promise<boolean> {
  const reader = answer.body?.getReader()
  if (!reader) return false
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeMs, false)
  })
  const first = reader.read().then(({ done }) => !done)
  try {
    return await Promise.race([first, late])
  } finally {
    clearTimeout(timer)
    // Cancelling settles a read that still waits; how it ends no longer matters.
    await reader.cancel().catch(() => undefined)
  }
}
