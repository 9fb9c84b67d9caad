import type { RecordedEntry } from '@/domain/recording/recording.ts'
import { recordSession } from '@/domain/recording/recordSession.ts'
import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { ExportStart, FromWorker, ToWorker } from './exportMessages.ts'
import { wholeHistory } from './wholeHistory.ts'

/** How far an export is: `share` is from 0 to 1, null where nobody knows how much there is. */
export interface ExportProgress {
  eventCount: number
  share: number | null
}

/** One export of a session: collected once, searched as often as the patterns change, then written. */
export interface Export {
  /** Values that look like secrets. Rejects when the search failed: then nothing can be written. */
  search(ownPatterns: string[], onProgress: (progress: ExportProgress) => void): Promise<Finding[]>
  write(maskedKeys: string[], onProgress: (share: number) => void): Promise<Blob>
  /** Gives it up, whatever it is doing. */
  cancel(): void
}

/** Stays well below a frame, so that the page can be used meanwhile. */
const sliceMs = 8
const batchSize = 500

export function createExport(session: LiveSession, start: ExportStart): Export {
  const worker = new Worker(new URL('./exportWorker.ts', import.meta.url), { type: 'module' })
  const controller = new AbortController()
  const { signal } = controller
  const tell = (message: ToWorker) => worker.postMessage(message)
  let collected: Promise<void> | null = null

  async function collect(onProgress: (progress: ExportProgress) => void) {
    await wholeHistory(session, { signal, onProgress: (eventCount) => onProgress({ eventCount, share: null }) })
    tell({ kind: 'start', start })
    const total = Math.max(1, session.getSnapshot().items.length)
    let batch: RecordedEntry[] = []
    let count = 0
    let sliceStartedAt = performance.now()
    for (const entry of recordSession(session)) {
      batch.push(entry)
      if (entry.kind === 'event') count += 1
      if (batch.length === batchSize) {
        tell({ kind: 'entries', entries: batch })
        batch = []
      }
      if (performance.now() - sliceStartedAt < sliceMs) continue
      onProgress({ eventCount: total, share: count / total / 2 })
      await new Promise((resolve) => setTimeout(resolve))
      signal.throwIfAborted()
      sliceStartedAt = performance.now()
    }
    tell({ kind: 'entries', entries: batch })
  }

  function ask(message: ToWorker, onProgress: (share: number) => void): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(reason))
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'progress') onProgress(data.share)
        else if (data.kind === 'failed') fail(data.message)
        else resolve(data)
      }
      worker.onerror = ({ message: reason }) => fail(reason || 'The export stopped. Try it again.')
      signal.addEventListener('abort', () => fail('The export was cancelled.'), { once: true })
      tell(message)
    })
  }

  return {
    async search(ownPatterns, onProgress) {
      collected ??= collect(onProgress)
      await collected
      const eventCount = session.getSnapshot().items.length
      const answer = await ask({ kind: 'search', ownPatterns }, (share) =>
        onProgress({ eventCount, share: 0.5 + share / 2 }),
      )
      return answer.kind === 'found' ? answer.findings : []
    },
    async write(maskedKeys, onProgress) {
      const answer = await ask({ kind: 'write', maskedKeys }, onProgress)
      if (answer.kind !== 'written') throw new Error('The recording could not be written. Try it again.')
      return answer.file
    },
    cancel() {
      controller.abort()
      worker.terminate()
    },
  }
}
