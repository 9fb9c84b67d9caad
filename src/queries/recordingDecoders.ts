import { decodeEvent, decodeFrame } from '@/api/sessionEvents.ts'

/** How the API's words are read in a recording, where no stream numbers what comes without an id. */
export const recordingDecoders = {
  decode: (rawJson: string, fallback: { id: string; type: string }) => decodeEvent(parse(rawJson), fallback),
  decodeFrame: (frame: { id: string; event: string; data: string }) =>
    decodeFrame(frame, () => `captured:${nextNumber()}`),
}

let count = 0
const nextNumber = () => {
  count += 1
  return count
}

function parse(rawJson: string): unknown {
  try {
    return JSON.parse(rawJson)
  } catch {
    return undefined // It was no JSON when it was recorded either: an unknown event.
  }
}
