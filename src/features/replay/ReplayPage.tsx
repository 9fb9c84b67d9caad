import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { type OpenedRecording, openKeptRecording } from '@/lenses/replay/openKeptRecording.ts'
import { ReplaySession } from '@/lenses/replay/ReplaySession.tsx'
import { recordingTitle } from '@/lenses/replay/recordingTitle.ts'
import { paths } from '@/paths.ts'
import { createRecordingDecoders } from '@/queries/recordingDecoders.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'

type Loading = { share: number } | { failure: string } | OpenedRecording

/** One recording, read from this browser and opened like a session. */
export function ReplayPage() {
  const { id = '' } = useParams()
  return <OpenRecording key={id} id={id} />
}

function OpenRecording({ id }: { id: string }) {
  const [loading, setLoading] = useState<Loading>({ share: 0 })
  const title = 'recording' in loading ? (recordingTitle(loading.recording.reading) ?? loading.name) : 'Recording'
  usePageTitle(title)

  // Reads the file from the browser's storage; leaving the page stops that.
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const onProgress = (share: number) => setLoading({ share })
    openKeptRecording(id, { ...createRecordingDecoders(), signal, onProgress }).then(setLoading, (error: unknown) => {
      if (!signal.aborted) setLoading({ failure: error instanceof Error ? error.message : String(error) })
    })
    return () => controller.abort()
  }, [id])

  if ('recording' in loading) return <ReplaySession recording={loading.recording} name={loading.name} />
  if ('failure' in loading) {
    return (
      <section className="mx-auto flex max-w-[560px] flex-1 flex-col justify-center gap-3 px-6">
        <PageHeading>This recording cannot be opened</PageHeading>
        <p role="alert" className="text-ink-2 wrap-anywhere">
          {loading.failure}
        </p>
        <Link to={paths.recordings} className={buttonClass('default', 'self-start')}>
          All recordings
        </Link>
      </section>
    )
  }
  return (
    <div className="grid flex-1 place-items-center">
      <label className="flex w-64 flex-col gap-2 text-ink-2">
        Reading the recording
        <progress value={loading.share} max={1} className="w-full accent-accent" />
      </label>
    </div>
  )
}
