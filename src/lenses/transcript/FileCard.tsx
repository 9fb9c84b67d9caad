import { Download, FileText } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/Button.tsx'
import { saySize } from '../quantities.ts'
import { useDownload } from './TranscriptSource.ts'
import type { NamedFile } from './tools/readFiles.ts'

/** A file of the session: its name, its kind and size, and a way to have it where there is one. */
export function FileCard({ file }: { file: NamedFile }) {
  const { fileId, name, contentType, sizeBytes } = file
  const download = useDownload()
  const [isBusy, setIsBusy] = useState(false)
  const facts = [contentType, sizeBytes === null ? null : saySize(sizeBytes), fileId].filter((fact) => fact !== null)
  return (
    <div className="flex max-w-[560px] items-center gap-2.5 rounded-2 border border-line bg-surface-0 px-3 py-2">
      <FileText className="size-4 flex-none text-k-tool" strokeWidth={1.75} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        {facts.length > 0 && <p className="truncate text-ink-3 text-mini">{facts.join(' · ')}</p>}
      </div>
      {download && fileId !== null && (
        <Button
          aria-label={`Download ${name}`}
          isBusy={isBusy}
          onClick={() => {
            setIsBusy(true)
            void download(fileId, name.split('/').at(-1) ?? name).finally(() => setIsBusy(false))
          }}
        >
          {!isBusy && <Download aria-hidden="true" />}
          Download
        </Button>
      )}
    </div>
  )
}
