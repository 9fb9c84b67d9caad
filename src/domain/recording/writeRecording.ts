import { type RecordedEntry, type RecordingHeader, recordingFormat, recordingVersion } from './recording.ts'

/** The first line of a recording, without its line end. */
export function headerLine(header: Omit<RecordingHeader, 'version'>): string {
  const { recordedAt, workspaceKind, session, agent, environment, redaction, hash } = header
  return JSON.stringify({
    format: recordingFormat,
    version: recordingVersion,
    recorded_at: recordedAt,
    workspace: { kind: workspaceKind },
    session,
    agent,
    environment,
    redaction,
    hash,
  })
}

/**
 * One line of a recording, without its line end. An event stands in it exactly as it was received; only line ends, which
 * mean nothing between the values of JSON, become spaces. What is not JSON is written as a string.
 */
export function entryLine(entry: RecordedEntry): string {
  const at = JSON.stringify(entry.atMs)
  switch (entry.kind) {
    case 'event':
      return isJson(entry.rawJson)
        ? `{"at":${at}${frameOf(entry)},"event":${entry.rawJson.replace(/[\r\n]+/g, ' ')}}`
        : `{"at":${at}${frameOf(entry)},"text":${JSON.stringify(entry.rawJson)}}`
    case 'draft_start':
      return `{"at":${at},"draft":${JSON.stringify({ event_id: entry.eventId, type: entry.type })}}`
    case 'draft_delta': {
      const { eventId, index, text } = entry
      return `{"at":${at},"delta":${JSON.stringify({ event_id: eventId, index, text })}}`
    }
  }
}

function frameOf({ id, type }: { id?: string; type?: string }): string {
  const given = JSON.stringify({ id, type }).slice(1, -1)
  return given === '' ? '' : `,${given}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
