import { toast } from 'sonner'

/** A short, polite word about something that worked. */
export function notify(message: string): void {
  toast(message)
}

/** A word about something that failed where no better place for it exists. */
export function notifyFailure(message: string): void {
  toast.error(message, { duration: 8000 })
}
