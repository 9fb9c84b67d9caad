import type { JsonObject } from '../canonical.ts'
import { isJsonObject, textBlock } from '../model/contentBlocks.ts'
import type { ToolOutcome } from '../sandbox/sandbox.ts'
import { clip } from '../sandbox/toolOutcomes.ts'

const maxBlocks = 100
const maxImageLength = 7_000_000 // 5 MB in base64

/** The answer of an MCP tool in the blocks of our API. Whatever a server sends, nothing of it is trusted or lost unsaid. */
export function toOutcome(result: JsonObject, maxTextLength: number): ToolOutcome {
  const given = Array.isArray(result.content) ? result.content.filter(isJsonObject) : []
  const blocks = given.slice(0, maxBlocks).map(toBlock)
  if (given.length > maxBlocks) blocks.push(textBlock(`[${given.length - maxBlocks} more blocks are left out]`))
  if (blocks.length === 0 && result.structuredContent !== undefined)
    blocks.push(textBlock(JSON.stringify(result.structuredContent, null, 2)))
  return { content: withinLimit(blocks, maxTextLength), isError: result.isError === true }
}

function toBlock(block: JsonObject): JsonObject {
  if (block.type === 'text' && typeof block.text === 'string') return textBlock(block.text)
  if (block.type === 'image' && typeof block.data === 'string') {
    const { data, mimeType } = block
    if (data.length > maxImageLength) return textBlock('[an image of more than 5 MB is left out]')
    if (!/^image\/(png|jpeg|gif|webp)$/.test(String(mimeType)))
      return textBlock(`[an image of type ${short(mimeType)}]`)
    return { type: 'image', source: { type: 'base64', media_type: String(mimeType), data } }
  }
  if (block.type === 'audio') return textBlock(`[audio of type ${short(block.mimeType)} is left out]`)
  if (block.type === 'resource_link') return textBlock(`[resource ${short(block.name)}: ${short(block.uri)}]`)
  if (block.type === 'resource' && isJsonObject(block.resource)) {
    const { text, uri, mimeType } = block.resource
    if (typeof text === 'string') return textBlock(`${short(uri)}\n${text}`)
    return textBlock(`[binary resource ${short(uri)} of type ${short(mimeType)} is left out]`)
  }
  return textBlock(JSON.stringify(block))
}

/** All texts together stay within the limit: a thousand short blocks are a long answer too. */
function withinLimit(blocks: JsonObject[], maxTextLength: number): JsonObject[] {
  let left = maxTextLength
  return blocks.map((block) => {
    if (typeof block.text !== 'string') return block
    const text = left > 0 ? clip(block.text, left) : '[left out: the answer is too long]'
    left -= text.length
    return { ...block, text }
  })
}

const short = (value: unknown) => String(value ?? 'unknown').slice(0, 2048)
