import { useEffect, useEffectEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { fetchRecording } from '@/lenses/replay/fetchRecording.ts'
import { useOpenRecordings } from './useOpenRecordings.ts'

/** Opens the recording that the address names with `?url=`: a file of this console's own server. Says what went wrong. */
export function useRecordingFromUrl(): string | null {
  const [search] = useSearchParams()
  const [failure, setFailure] = useState<string | null>(null)
  const open = useOpenRecordings()
  const given = search.get('url')
  const openFile = useEffectEvent((file: File) => void open([file]))

  // Reads the file over the network; leaving the page stops that.
  useEffect(() => {
    if (given === null) return
    const controller = new AbortController()
    fetchRecording(given, controller.signal).then(openFile, (error: unknown) => {
      if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error))
    })
    return () => controller.abort()
  }, [given])
  return failure
}
