import type { Json } from '../json.ts'

/** The word at the beginning of every recording. */
export const recordingFormat = 'cloud-agents-recording'
/** The version this console writes. Newer ones are read as far as they can be. */
export const recordingVersion = 1

/** What was masked or kept when the recording was made, without the values. */
export interface RedactionManifest {
  masked: readonly { kind: string; mask: string; count: number }[]
  kept: readonly { kind: string; count: number }[]
}

/** The first line of a recording: what the events belong to. It never holds an address or a token. */
export interface RecordingHeader {
  /** Larger than `recordingVersion` when a newer console wrote it. */
  version: number
  /** RFC 3339; null when the file does not say. */
  recordedAt: string | null
  workspaceKind: 'embedded' | 'remote' | 'unknown'
  /** The API's own objects as they were at that time, null where they could not be read. */
  session: Json | null
  agent: Json | null
  environment: Json | null
  redaction: RedactionManifest | null
  /** Hash over everything behind the header's line, see `blockHash`; null when the file has none. */
  hash: string | null
}

/**
 * One thing that was seen of a session, in the order of the log. `atMs` is when it arrived, in milliseconds since the
 * epoch by the recorder's clock; null for what was read from a list later.
 */
export type RecordedEntry =
  | {
      kind: 'event'
      atMs: number | null
      rawJson: string
      /** What the frame said around the JSON, where the JSON itself leaves it out. */
      id?: string
      type?: string
    }
  | { kind: 'draft_start'; atMs: number | null; eventId: string; type: string }
  | { kind: 'draft_delta'; atMs: number | null; eventId: string; index: number; text: string }
