import { useId, useState } from 'react'
import { Button } from '@/ui/Button.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import type { SendEvents } from './SendEvents.ts'
import { useAnswer } from './useAnswer.ts'

export interface ToolAnswerCardProps {
  eventId: string
  /** Which of the two kinds of result the service waits for. */
  type: 'user.custom_tool_result' | 'user.tool_result'
  toolName: string
  /** The tool's input, as JSON. */
  input: string
  send: SendEvents
}

/** A tool that the client runs: the answer is given here by hand. */
export function ToolAnswerCard({ eventId, type, toolName, input, send }: ToolAnswerCardProps) {
  const { answered, problem, answer } = useAnswer(send)
  const [text, setText] = useState('')
  const [isError, setIsError] = useState(false)
  const titleId = useId()
  return (
    <fieldset
      tabIndex={-1}
      data-answer-for={eventId}
      aria-labelledby={titleId}
      className="max-w-[700px] rounded-3 border border-k-wait/45 bg-k-wait-soft px-3 py-2.5"
    >
      <p id={titleId} className="text-k-wait">
        <span className="font-medium">{toolName}</span> waits for its result
      </p>
      {input !== '' && (
        <pre className="mt-1 max-h-40 overflow-auto font-mono text-ink text-small whitespace-pre-wrap wrap-anywhere">
          {input}
        </pre>
      )}
      <TextArea
        label="Result"
        description={jsonRemark(text) ?? 'Text or JSON. The agent reads it as it is.'}
        className="mt-2"
        isMono
        rows={3}
        value={text}
        disabled={answered}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button
          tone="primary"
          isBusy={answered}
          onClick={() => void answer({ type, toolUseId: eventId, text, isError })}
        >
          Send result
        </Button>
        <Switch
          label="This is an error"
          checked={isError}
          disabled={answered}
          onChange={(event) => setIsError(event.target.checked)}
        />
        <span role="status" className="text-ink-2 text-small">
          {answered && 'Sent. Waiting for the agent to go on.'}
        </span>
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-k-error text-small">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** A hint for a text that means to be JSON and is not; it may be sent all the same. */
export function jsonRemark(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null
  try {
    JSON.parse(text)
    return 'Valid JSON.'
  } catch (error) {
    return `Not valid JSON (${error instanceof Error ? error.message : 'unreadable'}). It can be sent as text.`
  }
}
