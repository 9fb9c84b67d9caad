import type { Json } from '../canonical.ts'

/** The text of a string or of the text blocks of a list, one below the other. */
export function textOf(content: Json | undefined): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .flatMap((block) =>
      block !== null && typeof block === 'object' && !Array.isArray(block) && typeof block.text === 'string'
        ? [block.text]
        : [],
    )
    .join('\n')
}
