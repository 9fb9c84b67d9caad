/** Reads a recording from this console's own server. Rejects with a sentence to show. */
export async function fetchRecording(given: string, signal?: AbortSignal): Promise<File> {
  const url = new URL(given, location.origin)
  if (url.origin !== location.origin)
    throw new Error(
      'Only recordings of this console’s own server can be opened by their address. Download the file and drop it here.',
    )
  const answer = await fetch(url, signal ? { signal } : {}).catch(() => null)
  if (!answer?.ok) throw new Error(`The recording could not be read from ${url.pathname}.`)
  const name = url.pathname.split('/').at(-1) ?? ''
  return new File([await answer.blob()], name === '' ? 'recording.jsonl' : decodeURIComponent(name))
}
