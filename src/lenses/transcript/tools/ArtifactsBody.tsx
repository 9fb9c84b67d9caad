import { useMemo } from 'react'
import { FileCard } from '../FileCard.tsx'
import { ResultText } from './ResultText.tsx'
import { readFiles, readPaths } from './readFiles.ts'
import type { ToolCall } from './toolCall.ts'

/** Files handed over to whoever started the session. */
export function ArtifactsBody({ call }: { call: ToolCall }) {
  const answered = useMemo(() => readFiles(call.result ?? []), [call.result])
  const asked = useMemo(() => readPaths(call.input), [call.input])
  const files = call.row.outcome === 'ok' && answered.length > 0 ? answered : asked
  return (
    <>
      {files.length > 0 && (
        <ul aria-label="Files" className="space-y-1.5 border-line border-t px-3 py-2">
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files have no identity but their place
            <li key={index}>
              <FileCard file={file} />
            </li>
          ))}
        </ul>
      )}
      {files !== answered && <ResultText call={call} />}
    </>
  )
}
