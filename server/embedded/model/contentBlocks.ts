import type { Json, JsonObject } from '../canonical.ts'
import { ExactInteger } from '../exactJson.ts'

export const textBlock = (text: string): JsonObject => ({ type: 'text', text })

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactInteger)
}

/** Content as blocks: the oldest form of the API also knows a plain string. */
export function toBlocks(content: Json | undefined): JsonObject[] {
  if (typeof content === 'string') return [textBlock(content)]
  return Array.isArray(content) ? content.filter(isJsonObject) : []
}

/** The readable text of some blocks; what is not text is named in brackets, so that a reader knows it was there. */
export function textOf(blocks: JsonObject[]): string {
  return blocks.map(blockText).join('\n')
}

function blockText(block: JsonObject): string {
  if (block.type === 'text' && typeof block.text === 'string') return block.text
  if (block.type === 'document' && isJsonObject(block.source) && block.source.type === 'text') {
    return String(block.source.data ?? '')
  }
  if (block.type === 'search_result') return `${String(block.title ?? '')}\n${textOf(toBlocks(block.content))}`
  return `[${String(block.type ?? 'content')}]`
}
