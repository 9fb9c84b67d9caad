import { decodeEvent, decodeFrame } from '@/api/sessionEvents.ts'
import { parseExactly } from '@/lib/exactJson.ts'

/**
 * How the API's words are read in one recording, where no stream numbers what comes without an id: such events are named
 * by their place, so that reading the file again gives the same names.
 */
export function createRecordingDecoders() {
  let count = 0
  const nextNumber = () => {
    count += 1
    return count
  }
  return {
    decode: (rawJson: string, fallback: { id: string; type: string }) => decodeEvent(parse(rawJson), fallback),
    decodeFrame: (frame: { id: string; event: string; data: string }) =>
      decodeFrame(frame, () => `captured:${nextNumber()}`),
  }
}

function parse(rawJson: string): unknown {
  try {
    return parseExactly(rawJson)
  } catch {
    return undefined // It was no JSON when it was recorded either: an unknown event.
  }
}
