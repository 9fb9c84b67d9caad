import type { RecordedEntry } from '@/domain/recording/recording.ts'
import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import type { ExportStart, FromWorker, ToWorker } from './exportMessages.ts'
import { searchRecording, writeRecordingFile } from './exportRecording.ts'

// The browser's types know this file as a page; of a worker it needs these two.
const port = self as unknown as {
  onmessage: (message: MessageEvent<ToWorker>) => void
  postMessage(answer: FromWorker): void
}

const onProgress = (share: number) => port.postMessage({ kind: 'progress', share })
const entries: RecordedEntry[] = []
let start: ExportStart | null = null
let findings: Finding[] | null = null

async function answer(message: ToWorker): Promise<FromWorker | null> {
  switch (message.kind) {
    case 'start':
      start = message.start
      return null
    case 'entries':
      entries.push(...message.entries)
      return null
    case 'search':
      if (!start) return { kind: 'failed', message: 'The export was not begun.' }
      findings = null
      findings = searchRecording(start, entries, message.ownPatterns, onProgress)
      return { kind: 'found', findings }
    case 'write':
      // Without a finished search nothing is written.
      if (!start || !findings) return { kind: 'failed', message: 'The search for secrets was not finished.' }
      return {
        kind: 'written',
        file: await writeRecordingFile(start, entries, findings, new Set(message.maskedKeys), onProgress),
      }
  }
}

port.onmessage = ({ data }) => {
  answer(data).then(
    (result) => {
      if (result) port.postMessage(result)
    },
    (error: unknown) =>
      port.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
}
