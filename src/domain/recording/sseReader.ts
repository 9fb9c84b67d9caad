/** One frame of an event stream; absent fields are empty. */
interface Frame {
  id: string
  event: string
  data: string
}

/** Reads the text of an event stream as `curl -N` prints it, in pieces that may end anywhere. Comments say nothing. */
export function createSseReader(onFrame: (frame: Frame) => void) {
  let rest = ''
  let frame: Frame = { id: '', event: '', data: '' }
  let hasField = false
  let data: string[] = []

  const endFrame = () => {
    if (hasField) onFrame({ ...frame, data: data.join('\n') })
    frame = { id: '', event: '', data: '' }
    data = []
    hasField = false
  }

  const takeLine = (line: string) => {
    if (line === '') return endFrame()
    const colon = line.indexOf(':')
    if (colon === 0) return
    const name = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') data.push(value)
    else if (name === 'id' || name === 'event') frame[name] = value
    else return
    hasField = true
  }

  const push = (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) takeLine(line.replace(/\r$/, ''))
  }

  return {
    push,
    /** The last text; a frame whose blank line is missing counts, as its data may be whole. */
    finish(text: string): void {
      push(`${text}\n\n`)
    },
  }
}
