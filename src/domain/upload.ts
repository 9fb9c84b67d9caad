import type { CloudFile } from './file.ts'

export type UploadState =
  | { is: 'waiting' }
  /** `part` is how much has left the browser, from 0 to 1. */
  | { is: 'sending'; part: number }
  | { is: 'done'; file: CloudFile }
  | { is: 'failed'; message: string }
  | { is: 'cancelled' }

/** One file on its way into a workspace. A new object whenever its state changes. */
export interface Upload {
  key: string
  name: string
  sizeBytes: number
  state: UploadState
}
