import { useEffect, useState } from 'react'
import { type LoadedRecording, loadTape } from '@/lenses/replay/loadTape.ts'
import { ReplaySession } from '@/lenses/replay/ReplaySession.tsx'
import { recordingTitle } from '@/lenses/replay/recordingTitle.ts'
import { createRecordingDecoders } from '@/queries/recordingDecoders.ts'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'
import { readEnclosed } from './readEnclosed.ts'

type Opened = { failure: string } | { recording: LoadedRecording }

/** The recording of this file, opened like a session. */
export function ViewerPage() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const title = opened && 'recording' in opened ? recordingTitle(opened.recording.reading) : null
  usePageTitle(title ?? 'Recording')

  // Unpacks what is in the document, once.
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    readEnclosed(document)
      .then((file) => loadTape(file, { ...createRecordingDecoders(), signal }))
      .then(
        (recording) => setOpened({ recording }),
        (error: unknown) => {
          if (!signal.aborted) setOpened({ failure: error instanceof Error ? error.message : String(error) })
        },
      )
    return () => controller.abort()
  }, [])

  return (
    <main id="main" tabIndex={-1} className="flex h-full min-h-0 min-w-0 flex-col bg-surface-1 outline-none">
      {opened === null && <p className="grid flex-1 place-items-center text-ink-2">Unpacking the recording</p>}
      {opened && 'failure' in opened && (
        <section className="mx-auto flex max-w-[560px] flex-1 flex-col justify-center gap-3 px-6">
          <PageHeading>This recording cannot be opened</PageHeading>
          <p role="alert" className="text-ink-2 wrap-anywhere">
            {opened.failure}
          </p>
        </section>
      )}
      {opened && 'recording' in opened && <ReplaySession recording={opened.recording} name="Recording" />}
    </main>
  )
}
