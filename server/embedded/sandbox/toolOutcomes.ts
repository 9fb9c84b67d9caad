import type { ToolOutcome } from './sandbox.ts'

/** An answer of plain text. */
export const answered = (text: string): ToolOutcome => ({ content: [{ type: 'text', text }], isError: false })

/** An answer that tells the model what went wrong, in a sentence. */
export const failed = (text: string): ToolOutcome => ({ content: [{ type: 'text', text }], isError: true })

/** Keeps the head and the tail of a text that is longer than `limit` characters and says what is missing. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  const half = Math.floor(limit / 2)
  // A cut between the two halves of a surrogate pair would leave a character that cannot be encoded.
  const head = text.slice(0, half).replace(/[\uD800-\uDBFF]$/, '')
  const tail = text.slice(text.length - half).replace(/^[\uDC00-\uDFFF]/, '')
  const missing = text.length - head.length - tail.length
  return `${head}\n[${missing} characters in the middle are left out]\n${tail}`
}

/** The same answer with each of its texts kept to `limit` characters. */
export function clipOutcome(outcome: ToolOutcome, limit: number): ToolOutcome {
  const content = outcome.content.map((block) =>
    typeof block.text === 'string' ? { ...block, text: clip(block.text, limit) } : block,
  )
  return { ...outcome, content }
}
