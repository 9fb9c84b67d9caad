import { Plus, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { NewSessionForm } from '@/domain/newSession.ts'
import { Button } from '@/ui/Button.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { TextArea } from '@/ui/TextArea.tsx'

export interface FirstMessagesProps {
  form: NewSessionForm
  change: (part: Partial<NewSessionForm>) => void
  errorAt: (place: string) => string | undefined
}

/** What the API takes as `initial_events`. */
const mostMessages = 50

/** What a session is told first: one message, or several that are sent together with the session. */
export function FirstMessages({ form, change, errorAt }: FirstMessagesProps) {
  const { message, moreMessages } = form
  const put = (index: number, text: string) =>
    change({ moreMessages: moreMessages.map((one, at) => (at === index ? text : one)) })
  return (
    <div className="flex flex-col items-start gap-2">
      <TextArea
        label="First message"
        className="w-full"
        description={
          moreMessages.length === 0
            ? 'Optional. The turn starts as soon as it is sent.'
            : 'All of them are sent with the session, in this order.'
        }
        error={errorAt('message') ?? errorAt('message.0')}
        value={message}
        onChange={(event) => change({ message: event.target.value })}
        onKeyDown={submitOnModEnter}
      />
      {moreMessages.map((text, index) => {
        const label = `Message ${index + 2}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place; its text changes while it is typed
          <div key={index} className="flex w-full items-start gap-1.5">
            <TextArea
              label={label}
              className="min-w-0 flex-1"
              rows={2}
              error={errorAt(`message.${index + 1}`)}
              value={text}
              onChange={(event) => put(index, event.target.value)}
              onKeyDown={submitOnModEnter}
            />
            <IconButton
              label={`Remove ${label}`}
              className="mt-5"
              onClick={() => change({ moreMessages: moreMessages.filter((_, at) => at !== index) })}
            >
              <X />
            </IconButton>
          </div>
        )
      })}
      {moreMessages.length + 1 < mostMessages && (
        <Button tone="ghost" className="-ml-2" onClick={() => change({ moreMessages: [...moreMessages, ''] })}>
          <Plus aria-hidden />
          Add a message
        </Button>
      )}
    </div>
  )
}

function submitOnModEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
}
