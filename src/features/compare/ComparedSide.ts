import type { ComparedSession } from '@/domain/compare/digestSession.ts'
import type { SessionSetup } from '@/domain/compare/likelyCause.ts'
import type { SideRef } from './sideRef.ts'

/** A session or a recording, read to its end and taken apart for comparison. */
export interface ComparedSide {
  ref: SideRef
  name: string
  /** The API's word; null for a recording. */
  status: string | null
  agent: string | null
  modelId: string | null
  eventCount: number
  digest: ComparedSession
  setup: SessionSetup
  /** What could not be read, in sentences. */
  problems: readonly string[]
}

/** Nothing is there under this name. */
export class MissingSide extends Error {}

export interface ReadProgress {
  eventCount: number
  /** From 0 to 1; null where nobody knows how much there is. */
  share: number | null
}

export interface ReadSideOptions {
  signal: AbortSignal
  onProgress: (progress: ReadProgress) => void
}
