import type { Replay } from '../replay/createReplay.ts'

/** Plays what is left of a recording; at its end, where `play` would begin anew, nothing. */
export function playOn(replay: Replay): void {
  if (replay.state().position < replay.tape.length) replay.play()
}
