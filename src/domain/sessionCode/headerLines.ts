import type { SessionPlan } from './sessionPlan.ts'

/** What stands above every script, line by line, without the sign of a comment. */
export function headerLines({ title, notes }: SessionPlan, needs: string): string[] {
  return [
    `Runs the session “${oneLine(title)}” anew. ${needs}`,
    'Set QODER_PAT to a token. QODER_BASE_URL is the address of the API.',
    ...notes.map(oneLine),
  ]
}

/** A line break in a title would end the comment it stands in. */
const oneLine = (text: string) => text.replace(/[\r\n\u2028\u2029]+/g, ' ')
