import { Plus, X } from 'lucide-react'
import { eventText, textMessage } from '@/domain/deployment/deploymentForm.ts'
import { type Json, toText } from '@/domain/json.ts'
import { Button } from '@/ui/Button.tsx'
import { controlClass } from '@/ui/controlClass.ts'
import { Field } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'

export interface InitialEventsProps {
  events: readonly Json[]
  onChange: (events: Json[]) => void
  error: string | undefined
  isDisabled: boolean
}

/** What a session is told first. Events that are more than a text are shown, and edited as JSON. */
export function InitialEvents({ events, onChange, error, isDisabled }: InitialEventsProps) {
  const put = (index: number, event: Json) => onChange(events.map((one, at) => (at === index ? event : one)))
  const writeText = (event: Json, text: string): Json => ({ ...event, content: [{ type: 'text', text }] })
  return (
    <Field
      label="First messages"
      layout="columns"
      isRequired
      description="sent as soon as a session is there"
      error={error}
    >
      {(control) => (
        <fieldset
          id={control.id}
          aria-label="First messages"
          aria-describedby={control['aria-describedby']}
          disabled={isDisabled}
          className="flex flex-col items-start gap-1.5"
        >
          {events.map((event, index) => {
            const text = eventText(event)
            const name = event.type === 'user.message' ? `Message ${index + 1}` : `${toText(event.type)} ${index + 1}`
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place; its text changes while it is typed
              <div key={index} className="flex w-full items-start gap-1.5">
                {text === null ? (
                  <pre className="max-h-40 min-w-0 flex-1 overflow-auto rounded-2 border border-line bg-surface-0 px-[9px] py-[5px] font-mono text-small whitespace-pre-wrap">
                    {JSON.stringify(event, null, 2)}
                  </pre>
                ) : (
                  <textarea
                    aria-label={name}
                    rows={3}
                    value={text}
                    onChange={({ target }) => put(index, writeText(event, target.value))}
                    className={controlClass('field-sizing-content max-h-[40vh] min-h-[4.5em] flex-1 resize-y py-[5px]')}
                  />
                )}
                {!isDisabled && events.length > 1 && (
                  <IconButton label={`Remove ${name}`} onClick={() => onChange(events.filter((_, at) => at !== index))}>
                    <X />
                  </IconButton>
                )}
              </div>
            )
          })}
          {!isDisabled && (
            <Button tone="ghost" className="-ml-2" onClick={() => onChange([...events, textMessage('')])}>
              <Plus aria-hidden />
              Add a message
            </Button>
          )}
        </fieldset>
      )}
    </Field>
  )
}
