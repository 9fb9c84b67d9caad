import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'

/** Something the scripted model can be asked to show. */
export interface Demo {
  title: string
  /** A message that starts it. */
  example: string
  matches: RegExp
  play(turn: ScriptedTurn): ScriptedReply
}
