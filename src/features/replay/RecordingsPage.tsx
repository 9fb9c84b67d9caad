import { FolderOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { forgetRecording, type KeptRecording, listRecordings } from '@/lenses/replay/recordingShelf.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { Table, Th } from '@/ui/Table.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'
import { useRowKeys } from '@/ui/useRowKeys.ts'
import { ExampleRecordings } from './ExampleRecordings.tsx'
import { RecordingRow } from './RecordingRow.tsx'
import { useOpenRecordings } from './useOpenRecordings.ts'
import { useRecordingFromUrl } from './useRecordingFromUrl.ts'

/** The recordings this browser keeps, and how to open another. */
export function RecordingsPage() {
  usePageTitle('Recordings')
  const [kept, setKept] = useState<KeptRecording[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const open = useOpenRecordings()
  const unopened = useRecordingFromUrl()
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list)

  // Reads the browser's own database once; whatever changes it here reads it again.
  useEffect(() => {
    void listRecordings().then(setKept)
  }, [])
  const forget = async (id: string) => {
    try {
      await forgetRecording(id)
    } catch (error) {
      setFailure(`The recording could not be removed. ${error instanceof Error ? error.message : ''}`)
    }
    setKept(await listRecordings())
  }

  const choose = (
    <Button tone="primary" onClick={() => input.current?.click()}>
      <FolderOpen aria-hidden />
      Open a recording
    </Button>
  )
  return (
    <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-6 py-5">
      <div className="mx-auto flex max-w-[1080px] flex-col gap-3.5">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <PageHeading>Recordings</PageHeading>
            <p className="mt-0.5 text-ink-3">
              Kept in this browser only. Drop a file anywhere: a recording, JSON of events, or what curl printed of a
              stream.
            </p>
          </div>
          {choose}
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Recording files"
            accept=".jsonl,.ndjson,.json,.txt,.log,.sse"
            onChange={(event) => void open([...(event.target.files ?? [])])}
          />
        </div>
        {(failure ?? unopened) && <Banner tone="error">{failure ?? unopened}</Banner>}
        {kept === null && <Skeleton className="h-40 rounded-3" />}
        {kept?.length === 0 && (
          <EmptyState title="No recordings yet" action={choose}>
            Export one from a session’s menu, or drop a .jsonl file here. It can be replayed without a server.
          </EmptyState>
        )}
        {kept && kept.length > 0 && (
          <Table label="Recordings">
            <thead>
              <tr>
                <Th>Recording</Th>
                <Th className="w-[24%]">File</Th>
                <Th isNumber className="w-[96px]">
                  Events
                </Th>
                <Th isNumber className="w-[96px]">
                  Size
                </Th>
                <Th isNumber className="w-[120px]">
                  Added
                </Th>
                <Th className="w-[84px]">
                  <span className="sr-only">Actions</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {kept.map((one) => (
                <RecordingRow key={one.id} recording={one} onForget={() => void forget(one.id)} />
              ))}
            </tbody>
          </Table>
        )}
        {kept !== null && <ExampleRecordings />}
      </div>
    </div>
  )
}
