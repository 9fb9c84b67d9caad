import { TextLines } from '../code/TextLines.tsx'
import { Markdown } from '../markdown/Markdown.tsx'

/** Beyond this a text is not prose any more, and laying it out as such would stop the page. */
const longestProse = 60_000

/** A text as Markdown; one of book length as plain lines that fold. */
export function ProseText({ text, label, isWriting }: { text: string; label: string; isWriting: boolean }) {
  if (text.length <= longestProse) return <Markdown text={text} isWriting={isWriting} />
  return (
    <div className="overflow-hidden rounded-2 border border-line">
      <TextLines text={text} label={label} />
    </div>
  )
}
