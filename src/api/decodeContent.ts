import { isRecord, type Json, toArray, toRecord, toText, toTextOrNull } from '@/domain/json.ts'
import type { ContentBlock, MediaSource } from '@/domain/session/events.ts'

/** Content as the API or one of its older forms writes it: blocks, one block, or a string. Null when it is none of these. */
export function decodeContent(raw: unknown): ContentBlock[] | null {
  if (raw === undefined || raw === null) return []
  if (typeof raw === 'string') return raw === '' ? [] : [{ type: 'text', text: raw }]
  if (Array.isArray(raw)) return raw.map(decodeBlock)
  return isRecord(raw) && typeof raw.type === 'string' ? [decodeBlock(raw)] : null
}

function decodeBlock(raw: unknown): ContentBlock {
  if (typeof raw === 'string') return { type: 'text', text: raw }
  if (!isRecord(raw)) return { type: 'unknown', raw }
  switch (raw.type) {
    case 'text':
      return typeof raw.text === 'string' ? { type: 'text', text: raw.text } : { type: 'unknown', raw }
    case 'image':
      return { type: 'image', source: decodeSource(raw.source) }
    case 'document':
      return { type: 'document', source: decodeSource(raw.source), title: toTextOrNull(raw.title) }
    case 'search_result':
      return {
        type: 'search_result',
        title: toText(raw.title),
        source: toText(raw.source),
        text: textOfBlocks(raw.content),
      }
    case 'redacted':
      return { type: 'redacted' }
    default:
      return { type: 'unknown', raw }
  }
}

function decodeSource(raw: unknown): MediaSource {
  const source: Json = toRecord(raw)
  if ((source.type === 'base64' || source.type === 'text') && typeof source.data === 'string') {
    return { type: source.type, mediaType: toText(source.media_type), data: source.data }
  }
  if (source.type === 'url' && typeof source.url === 'string') return { type: 'url', url: source.url }
  if (source.type === 'file' && typeof source.file_id === 'string') return { type: 'file', fileId: source.file_id }
  return { type: 'unknown', raw }
}

const textOfBlocks = (raw: unknown): string =>
  toArray(raw)
    .map((block) => toText(toRecord(block).text))
    .join('\n')
