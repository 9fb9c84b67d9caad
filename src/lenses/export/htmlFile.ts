/** Where the recording goes, in the viewer as it is built. */
const place = '<!--recording-->'

/** A recording and the viewer for it in one HTML file, which needs no server and asks for nothing. */
export async function toHtmlFile(recording: Blob, readViewer: () => Promise<string> = fetchViewer): Promise<Blob> {
  const viewer = await readViewer()
  const at = viewer.indexOf(place)
  if (at === -1) throw new Error('The viewer of this console cannot hold a recording. Build the console again.')
  const packed = await new Response(recording.stream().pipeThrough(new CompressionStream('gzip'))).blob()
  const element = ['<script id="recording" type="application/gzip;base64">', await toBase64(packed), '</script>']
  return new Blob([viewer.slice(0, at), ...element, viewer.slice(at + place.length)], { type: 'text/html' })
}

async function fetchViewer(): Promise<string> {
  const answer = await fetch('/viewer.html').catch(() => null)
  if (!answer?.ok) throw new Error('The console’s server did not give the viewer out. Try it again.')
  return answer.text()
}

/** By way of the browser's own encoder, in pieces that are multiples of three bytes and so join without padding. */
async function toBase64(data: Blob): Promise<string> {
  const pieceSize = 3 * 10_000
  const bytes = new Uint8Array(await data.arrayBuffer())
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += pieceSize)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceSize))))
  return pieces.join('')
}
