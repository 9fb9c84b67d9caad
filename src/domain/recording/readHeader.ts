import { isRecord, type Json, toArray, toNumberOrNull, toRecord, toText, toTextOrNull } from '../json.ts'
import type { RecordingHeader, RedactionManifest } from './recording.ts'

/** Reads the first line of a recording; what is missing or of another shape becomes null. */
export function readHeader(json: Json): RecordingHeader {
  const kind = toRecord(json.workspace).kind
  return {
    version: toNumberOrNull(json.version) ?? 0,
    recordedAt: toTextOrNull(json.recorded_at),
    workspaceKind: kind === 'embedded' || kind === 'remote' ? kind : 'unknown',
    session: toObject(json.session),
    agent: toObject(json.agent),
    environment: toObject(json.environment),
    redaction: readManifest(json.redaction),
    hash: toTextOrNull(json.hash),
  }
}

const toObject = (value: unknown): Json | null => (isRecord(value) ? value : null)

function readManifest(value: unknown): RedactionManifest | null {
  if (!isRecord(value)) return null
  return {
    masked: toArray(value.masked)
      .map(toRecord)
      .map(({ kind, mask, count }) => ({ kind: toText(kind), mask: toText(mask), count: toNumberOrNull(count) ?? 0 })),
    kept: toArray(value.kept)
      .map(toRecord)
      .map(({ kind, count }) => ({ kind: toText(kind), count: toNumberOrNull(count) ?? 0 })),
  }
}
