import type { ContentBlock } from '@/domain/session/events.ts'
import { sayCount, saySize } from '../quantities.ts'

/** How much content there is: `5 lines, 214 B`, `2 blocks, 1.2 MB`, `empty`. */
export function sayContent(content: readonly ContentBlock[]): string {
  if (content.length === 0) return 'empty'
  const [only] = content
  if (content.length === 1 && only?.type === 'text') {
    return `${sayCount(only.text.replace(/\n$/, '').split('\n').length, 'line')}, ${saySize(bytesOf(only.text))}`
  }
  const sizes = content.map((block) => (block.type === 'text' ? bytesOf(block.text) : bytesOf(JSON.stringify(block))))
  return `${sayCount(content.length, 'block')}, ${saySize(sizes.reduce((sum, size) => sum + size, 0))}`
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length
