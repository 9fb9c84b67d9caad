import { type Json, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull } from './json.ts'

/** A file of the workspace: uploaded by somebody, or delivered by the agent of a session. `raw` holds the answer whole. */
export interface CloudFile {
  id: string
  filename: string
  sizeBytes: number | null
  mimeType: string
  /** Whether the API gives the content out again; uploads it keeps to itself. */
  isDownloadable: boolean
  /** The session whose agent delivered it; null for an upload. */
  sessionId: string | null
  metadata: Record<string, string>
  expiresAt: string | null
  createdAt: string | null
  raw: Json
}

export function readFile(value: unknown): CloudFile {
  const raw = toRecord(value)
  const id = toTextOrNull(raw.id) ?? toText(raw.file_id)
  return {
    id,
    filename: toTextOrNull(raw.filename) ?? toTextOrNull(raw.name) ?? id,
    sizeBytes: toNumberOrNull(raw.size_bytes) ?? toNumberOrNull(raw.size),
    mimeType: toTextOrNull(raw.mime_type) ?? toText(raw.content_type),
    // The oldest form has no such member: there the purpose decides.
    isDownloadable:
      raw.downloadable === true ||
      (raw.downloadable === undefined && (raw.purpose === 'tool_output' || raw.purpose === 'skill_output')),
    sessionId: toTextOrNull(toRecord(raw.scope).id),
    metadata: toTextMap(raw.metadata),
    expiresAt: toTextOrNull(raw.expires_at),
    createdAt: toTextOrNull(raw.created_at),
    raw,
  }
}

/** The most the embedded cloud takes in one upload, the form around the file included. Other clouds may take less. */
export const mostUploadBytes = 32 * 1024 * 1024

export type PreviewKind = 'text' | 'image'

const mostPreviewBytes = { text: 1_000_000, image: 10_000_000 }
const textTypes = /^text\/|[/+](json|xml|yaml|toml|sql|javascript|typescript|x-sh|x-python|x-shellscript)$/
const imageTypes = /^image\/(png|jpeg|gif|webp)$/

/** How a content can be shown, or why it cannot. */
export function previewOf({ isDownloadable, mimeType, sizeBytes }: CloudFile): PreviewKind | { reason: string } {
  if (!isDownloadable)
    return {
      reason: 'The API gives out only what an agent delivered. This file was uploaded, so its content stays there.',
    }
  const kind = imageTypes.test(mimeType) ? 'image' : textTypes.test(mimeType) ? 'text' : null
  if (!kind) return { reason: `A file of the type ${mimeType || 'unknown'} cannot be shown here. Download it instead.` }
  if ((sizeBytes ?? 0) > mostPreviewBytes[kind])
    return { reason: 'The file is too large to be shown here. Download it instead.' }
  return kind
}
