import { useId, useState } from 'react'
import type { Json } from '@/domain/json.ts'
import { PlainText } from '@/lenses/transcript/PlainText.tsx'
import { printExactly } from '@/lib/exactJson.ts'
import { Button } from '@/ui/Button.tsx'
import { Segmented } from '@/ui/Segmented.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { SchemaFields } from './SchemaFields.tsx'
import type { SendEvents } from './SendEvents.ts'
import { useAnswer } from './useAnswer.ts'

export interface ToolAnswerCardProps {
  eventId: string
  threadId: string | null
  /** Which of the two kinds of result the service waits for. */
  type: 'user.custom_tool_result' | 'user.tool_result'
  toolName: string
  input: Json
  /** JSON schema of the input; null when it is not known. */
  schema: Json | null
  send: SendEvents
}

/** A tool that the client runs: the answer is given here by hand. */
export function ToolAnswerCard({ eventId, threadId, type, toolName, input, schema, send }: ToolAnswerCardProps) {
  const { answered, problem, answer } = useAnswer(send)
  const [text, setText] = useState('')
  const [form, setForm] = useState<'text' | 'json'>('text')
  const [isError, setIsError] = useState(false)
  const titleId = useId()
  const flaw = form === 'json' ? jsonFlaw(text) : null
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
      <Question input={input} schema={schema} />
      <div className="mt-2.5">
        <Segmented
          label="Answer as"
          value={form}
          options={[
            { value: 'text', label: 'Text' },
            { value: 'json', label: 'JSON' },
          ]}
          onChange={setForm}
        />
      </div>
      <TextArea
        label="Result"
        description={
          form === 'json'
            ? 'Sent as it is written, once it is valid JSON.'
            : (jsonRemark(text) ?? 'Any text. The agent reads it as it is.')
        }
        error={text.trim() === '' ? undefined : (flaw ?? undefined)}
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
          disabled={flaw !== null}
          onClick={() => void answer({ type, toolUseId: eventId, text, isError, threadId })}
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

/** What the tool was asked: by its schema where that is known, with the JSON one click away. */
function Question({ input, schema }: Pick<ToolAnswerCardProps, 'input' | 'schema'>) {
  const [view, setView] = useState<'fields' | 'json'>('fields')
  const raw = (
    <div className="mt-1.5 overflow-hidden rounded-2 border border-line bg-surface-1 text-ink">
      <PlainText text={printExactly(input, 2)} label="Input" />
    </div>
  )
  if (!schema) return Object.keys(input).length > 0 ? raw : null
  return (
    <div className="mt-1.5">
      <Segmented
        label="Input as"
        value={view}
        options={[
          { value: 'fields', label: 'Fields' },
          { value: 'json', label: 'JSON' },
        ]}
        onChange={setView}
      />
      {view === 'fields' ? <SchemaFields input={input} schema={schema} /> : raw}
    </div>
  )
}

/** Why a text is not JSON; null when it is. */
function jsonFlaw(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return `Not valid JSON (${error instanceof Error ? error.message : 'unreadable'}).`
  }
}

/** A hint for a text that means to be JSON and is not; it may be sent all the same. */
export function jsonRemark(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null
  const flaw = jsonFlaw(text)
  return flaw === null ? 'Valid JSON.' : `${flaw} It can be sent as text.`
}
