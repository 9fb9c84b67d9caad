export interface Frame {
  event: string
  id: string | null
  data: unknown
}

/** Reads a stream up to and with the first frame that `isLast` accepts, then closes it. Comments are skipped. */
export async function readFrames(answer: Response, isLast: (frame: Frame) => boolean): Promise<Frame[]> {
  const frames: Frame[] = []
  if (!answer.body) return frames
  let rest = ''
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return frames
    rest += value
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const frame = parseFrame(rest.slice(0, end))
      rest = rest.slice(end + 2)
      if (!frame) continue
      frames.push(frame)
      if (isLast(frame)) {
        await reader.cancel()
        return frames
      }
    }
  }
}

function parseFrame(block: string): Frame | null {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart())
  }
  const data = fields.get('data')
  if (data === undefined) return null
  return { event: fields.get('event') ?? 'message', id: fields.get('id') ?? null, data: JSON.parse(data) }
}
