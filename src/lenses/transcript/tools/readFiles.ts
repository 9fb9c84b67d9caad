import { toNumberOrNull } from '@/domain/json.ts'
import type { ContentBlock } from '@/domain/session/events.ts'
import { firstText, readJsonList } from './readLinks.ts'

/** A file as a tool or an event names it. */
export interface NamedFile {
  fileId: string | null
  name: string
  contentType: string | null
  sizeBytes: number | null
}

/** The files a tool's JSON answer names, or the paths its input does. */
export function readFiles(content: readonly ContentBlock[]): NamedFile[] {
  return content.flatMap((block) => {
    if (block.type !== 'text') return []
    return (readJsonList(block.text) ?? []).flatMap((fields): NamedFile[] => {
      const id = firstText(fields, 'id')
      const fileId = firstText(fields, 'file_id') ?? (id?.startsWith('file_') ? id : null)
      const name = firstText(fields, 'original_filename', 'filename', 'file_name', 'name', 'file_path', 'path')
      if (!fileId && !name) return []
      return [
        {
          fileId,
          name: name ?? fileId ?? '',
          contentType: firstText(fields, 'content_type', 'mime_type', 'media_type'),
          sizeBytes: toNumberOrNull(fields.size) ?? toNumberOrNull(fields.size_bytes),
        },
      ]
    })
  })
}

/** Every path in a tool's input, wherever it stands. */
export function readPaths(input: Record<string, unknown>): NamedFile[] {
  const paths = Object.entries(input).flatMap(([field, value]) => {
    if (!/path|file|artifact/i.test(field)) return []
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.flatMap((one) => {
      if (typeof one === 'string') return [one]
      const isObject = typeof one === 'object' && one !== null
      return isObject ? [firstText({ ...one }, 'file_path', 'path', 'name') ?? ''] : []
    })
  })
  return paths.filter((path) => path !== '').map((name) => ({ fileId: null, name, contentType: null, sizeBytes: null }))
}
