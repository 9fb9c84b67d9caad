import { type FormEvent, useState } from 'react'
import type { LogItems } from '@/domain/session/logItems.ts'
import { sayCount } from '@/lenses/quantities.ts'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { TextField } from '@/ui/TextField.tsx'

interface GoToEventProps {
  items: LogItems
  /** Numbers count from the beginning: until it is here they are those of the loaded part. */
  isComplete: boolean
  onGo: (eventId: string) => void
  onClose: () => void
}

/** Asks for an event's number in the session, or its id, and goes there. */
export function GoToEvent({ items, isComplete, onGo, onClose }: GoToEventProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const go = (event: FormEvent) => {
    event.preventDefault()
    const eventId = findEvent(items, text.trim())
    if (!eventId) {
      setProblem(
        items.length === 0
          ? 'There are no events yet.'
          : `Give a number from 1 to ${items.length}, or the id of an event.`,
      )
      return
    }
    onClose()
    onGo(eventId)
  }
  return (
    <Dialog isOpen onOpenChange={onClose} title="Go to event">
      <form onSubmit={go} className="flex flex-col gap-3">
        <TextField
          label="Number or id"
          description={
            isComplete ? `${sayCount(items.length, 'event')}.` : `${sayCount(items.length, 'event')} loaded so far.`
          }
          error={problem}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setProblem(undefined)
          }}
        />
        <div className="flex justify-end">
          <Button tone="primary" type="submit">
            Go
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function findEvent(items: LogItems, text: string): string | null {
  if (items.indexOf(text) !== -1) return text
  return /^\d+$/.test(text) ? (items.at(Number(text) - 1)?.id ?? null) : null
}
