/** Where a message that is not sent yet is kept for the composer of its session. */
export const draftKey = (workspace: string, sessionId: string) => `console.draft.${workspace}.${sessionId}`

export function keepDraft(workspace: string, sessionId: string, text: string): void {
  try {
    localStorage.setItem(draftKey(workspace, sessionId), text)
  } catch {
    // Storage is blocked or full: nothing more can be done here, and the caller says that the message was not sent.
  }
}
