import { useMemo } from 'react'
import { ContentBlocks } from '../ContentBlocks.tsx'
import { FileCard } from '../FileCard.tsx'
import { FoundLinks } from './FoundLinks.tsx'
import { ResultText } from './ResultText.tsx'
import { readFiles } from './readFiles.ts'
import { readLinks } from './readLinks.ts'
import { inputText, type ToolCall } from './toolCall.ts'

/** Images that were searched or made: those that came along are shown, the others are links and files. */
export function ImagesBody({ call }: { call: ToolCall }) {
  const wish = inputText(call.input, 'prompt', 'query', 'description')
  const content = call.result ?? []
  const images = content.filter((block) => block.type === 'image')
  const links = useMemo(() => readLinks(call.result ?? []), [call.result])
  const files = useMemo(() => readFiles(call.result ?? []).filter((file) => file.fileId !== null), [call.result])
  const isRead = call.row.outcome === 'ok' && images.length + links.length + files.length > 0
  return (
    <>
      {wish && <p className="border-line border-t px-3 py-2 text-small [overflow-wrap:anywhere]">{wish}</p>}
      {isRead && links.length > 0 && <FoundLinks links={links} label="Images found" />}
      {isRead && (files.length > 0 || images.length > 0) && (
        <div className="space-y-1.5 border-line border-t px-3 py-2">
          {files.map((file) => (
            <FileCard key={file.fileId} file={file} />
          ))}
          <ContentBlocks content={images} renderText={() => null} />
        </div>
      )}
      {!isRead && <ResultText call={call} />}
    </>
  )
}
