import type { Inbox } from '@/queries/lookAround.ts'

/** What was looked at, in a sentence: how many wait, in how many sessions, and what was left out. */
export function sayLook({ waiting, sessions, hasMore, unread }: Inbox): string {
  const looked = hasMore
    ? `the newest ${sessions} open sessions`
    : sessions === 1
      ? 'one open session'
      : `${sessions} open sessions`
  const rest = unread === 0 ? '' : `, ${unread} of them not read yet`
  return `${waiting.length === 0 ? 'Nothing waits' : waiting.length === 1 ? 'One call waits' : `${waiting.length} calls wait`} in ${looked}${rest}.`
}
