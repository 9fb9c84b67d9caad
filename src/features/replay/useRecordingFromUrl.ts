import { useEffect, useEffectEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
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
    readFile(given, controller.signal).then(openFile, (error: unknown) => {
      if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error))
    })
    return () => controller.abort()
  }, [given])
  return failure
}

async function readFile(given: string, signal: AbortSignal): Promise<File> {
  const url = new URL(given, location.origin)
  if (url.origin !== location.origin)
    throw new Error(
      'Only recordings of this console’s own server can be opened by their address. Download the file and drop it here.',
    )
  const answer = await fetch(url, { signal }).catch(() => null)
  if (!answer?.ok) throw new Error(`The recording could not be read from ${url.pathname}.`)
  const name = url.pathname.split('/').at(-1) ?? ''
  return new File([await answer.blob()], name === '' ? 'recording.jsonl' : decodeURIComponent(name))
}
