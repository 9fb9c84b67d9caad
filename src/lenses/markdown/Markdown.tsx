import { lexer, type MarkedToken } from 'marked'
import { useMemo } from 'react'
import { headingLevels } from './headingLevels.ts'
import { MarkdownBlock } from './MarkdownBlock.tsx'

/**
 * Markdown as elements, block by block. While a text grows only its last block changes, so only that one is drawn
 * again. Raw HTML is shown as text, images as links, and links lead only to the web or to a mail program.
 */
export function Markdown({ text, isWriting = false }: { text: string; isWriting?: boolean }) {
  // No extensions are in use, so every token is one of marked's own.
  const tokens = useMemo(() => lexer(text).filter((token) => token.type !== 'space') as MarkedToken[], [text])
  const levels = headingLevels(tokens)
  return (
    <div className="space-y-1.5 [overflow-wrap:anywhere]">
      {tokens.map((token, index) => (
        <MarkdownBlock
          // biome-ignore lint/suspicious/noArrayIndexKey: a block keeps its place while the text grows behind it
          key={index}
          token={token}
          headingLevel={levels[index]}
          tail={isWriting && index === tokens.length - 1 ? caret : undefined}
        />
      ))}
      {isWriting && tokens.length === 0 && caret}
    </div>
  )
}

/** Marks where the text grows. One element for all, so that it never makes a block look changed. */
const caret = (
  <span aria-hidden="true" className="ml-0.5 inline-block h-3.5 w-[7px] rounded-[1px] bg-accent align-[-2px]" />
)
