import type { RecordedEntry, RecordingHeader } from '@/domain/recording/recording.ts'
import type { Finding } from '@/domain/recording/redaction/secretScan.ts'

/** What an export begins with. */
export interface ExportStart {
  header: Omit<RecordingHeader, 'version' | 'redaction' | 'hash'>
  /** Values that are secrets because of where they come from, by name. */
  known: Readonly<Record<string, string>>
}

/** What the page tells the worker of an export, in this order; `search` may be told again with other patterns. */
export type ToWorker =
  | { kind: 'start'; start: ExportStart }
  | { kind: 'entries'; entries: RecordedEntry[] }
  | { kind: 'search'; ownPatterns: string[] }
  | { kind: 'write'; maskedKeys: string[] }

/** What the worker answers to `search` and `write`, how far it is, or that it could not. */
export type FromWorker =
  | { kind: 'progress'; share: number }
  | { kind: 'found'; findings: Finding[] }
  | { kind: 'written'; file: Blob }
  | { kind: 'failed'; message: string }
