export interface Notice {
  message: string
  isFailure: boolean
}

type Listener = (notice: Notice) => void

let waiting: Notice[] = []
let listener: Listener | null = null
const callers = new Set<() => void>()

/** A short, polite word about something that worked. */
export function notify(message: string): void {
  say({ message, isFailure: false })
}

/** A word about something that failed where no better place for it exists. */
export function notifyFailure(message: string): void {
  say({ message, isFailure: true })
}

function say(notice: Notice): void {
  if (listener) {
    listener(notice)
    return
  }
  waiting.push(notice)
  for (const caller of callers) caller()
}

/** Takes over the notices, beginning with those that waited. Returns how to stop. */
export function hearNotices(next: Listener): () => void {
  listener = next
  const missed = waiting
  waiting = []
  for (const notice of missed) next(notice)
  return () => {
    listener = null
  }
}

/** Tells whether somebody should begin to hear. */
export const hasNotices = (): boolean => waiting.length > 0 || listener !== null

export function subscribeToNotices(caller: () => void): () => void {
  callers.add(caller)
  return () => callers.delete(caller)
}
