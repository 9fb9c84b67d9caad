import { useMemo } from 'react'
import { hideData } from '../code/hideData.ts'
import { TextLines } from '../code/TextLines.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import { HiddenDataList } from './HiddenDataList.tsx'

/** Beyond this a text is not prose any more, and laying it out as such would stop the page. */
const longestProse = 60_000

/** A text as Markdown; one of book length as plain lines that fold. Base64 in it is not printed. */
export function ProseText({ text, label, isWriting }: { text: string; label: string; isWriting: boolean }) {
  const hidden = useMemo(() => hideData(text), [text])
  return (
    <>
      {hidden.text.length <= longestProse ? (
        <Markdown text={hidden.text} isWriting={isWriting} />
      ) : (
        <div className="overflow-hidden rounded-2 border border-line">
          <TextLines text={hidden.text} label={label} />
        </div>
      )}
      <HiddenDataList found={hidden.found} />
    </>
  )
}
