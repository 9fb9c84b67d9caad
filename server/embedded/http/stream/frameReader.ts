export interface Frame {
  id?: string
  event?: string
  /** Parsed `data`; undefined for a comment. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect and fail when it is not there
  data?: any
  /** The frame as it came, without its blank line. */
  text: string
}

export interface FrameReader {
  /** The next frame, or undefined at the end of the stream. */
  next(): Promise<Frame | undefined>
  /** All frames up to and with the first one of this event name. */
  until(event: string): Promise<Frame[]>
  rest(): Promise<Frame[]>
}

/** Reads the frames of a stream one by one, as a client would. */
export function readFrames(body: ReadableStream<Uint8Array> | null): FrameReader {
  if (!body) throw new Error('The answer has no body.')
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''

  async function next(): Promise<Frame | undefined> {
    let end = text.indexOf('\n\n')
    while (end < 0) {
      const { value, done } = await reader.read()
      if (done) return undefined
      text += decoder.decode(value, { stream: true })
      end = text.indexOf('\n\n')
    }
    const frame = toFrame(text.slice(0, end))
    text = text.slice(end + 2)
    return frame
  }

  async function until(event: string | undefined): Promise<Frame[]> {
    const frames: Frame[] = []
    for (let frame = await next(); frame; frame = await next()) {
      frames.push(frame)
      if (event !== undefined && frame.event === event) return frames
    }
    if (event !== undefined) throw new Error(`The stream ended before '${event}'.`)
    return frames
  }

  return { next, until, rest: () => until(undefined) }
}

function toFrame(text: string): Frame {
  const frame: Frame = { text }
  for (const line of text.split('\n')) {
    const [name, value] = [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]
    if (name === 'id' || name === 'event') frame[name] = value
    if (name === 'data') frame.data = JSON.parse(value)
  }
  return frame
}
