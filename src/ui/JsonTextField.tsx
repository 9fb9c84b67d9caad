import { WandSparkles } from 'lucide-react'
import { type RefObject, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { type JsonProblem, readJsonText } from '@/lib/readJsonText.ts'
import { Button } from './Button.tsx'
import { controlClass } from './controlClass.ts'
import { Field, type FieldProps } from './Field.tsx'
import { findPlaces, JsonFind } from './JsonFind.tsx'
import { JsonMarks, type JsonSpan } from './JsonMarks.tsx'
import { useIndentKeys } from './useIndentKeys.ts'

export interface JsonTextHandle {
  /** Puts the caret at a place of the text and shows it. */
  goTo: (offset: number) => void
}

export interface JsonTextFieldProps extends Omit<FieldProps, 'error'> {
  text: string
  onChange: (text: string) => void
  /** Why the text cannot be used, and where. */
  problem: JsonProblem | null
  /** Objections that have no place in the text. */
  error?: string | undefined
  isDisabled?: boolean
  /** Find and format above the text: for whole documents. */
  hasTools?: boolean
  rows?: number
  handle?: RefObject<JsonTextHandle | null>
  onBlur?: () => void
}

const nowhere: JsonSpan[] = []
const textClass = 'px-[9px] py-[5px] font-mono text-small leading-[1.55] whitespace-pre-wrap [scrollbar-gutter:stable]'

/** JSON to write. It says by line and column what is wrong, and leads there; the text stays as it was typed. */
export function JsonTextField(props: JsonTextFieldProps) {
  const { text, onChange, problem, error, isDisabled = false, hasTools = false, rows = 6, handle, onBlur } = props
  const { label, description, isRequired, layout, className } = props
  const hintId = useId()
  const textarea = useRef<HTMLTextAreaElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState('')
  const found = useMemo(() => (wanted === '' ? nowhere : findPlaces(text, wanted)), [text, wanted])
  const [current, setCurrent] = useState(0)
  const onKeyDown = useIndentKeys(onChange)

  const goTo = (offset: number) => {
    const area = textarea.current
    if (!area) return
    area.focus()
    area.setSelectionRange(offset, Math.min(offset + 1, text.length))
    reveal(area, marks.current)
  }
  useImperativeHandle(handle, () => ({ goTo }))

  const format = () => {
    const reading = readJsonText(text)
    if (reading.problem) return goTo(reading.problem.offset)
    onChange(JSON.stringify(reading.value, null, 2))
  }

  return (
    <Field {...{ label, description, isRequired, layout, className }} error={error}>
      {(control) => (
        <>
          {hasTools && (
            <div className="mb-2 flex flex-wrap items-center gap-2">
              <JsonFind
                wanted={wanted}
                count={found.length}
                current={current}
                onChange={(next) => {
                  setWanted(next)
                  setCurrent(0)
                }}
                onStep={(index) => {
                  setCurrent(index)
                  requestAnimationFrame(() => textarea.current && reveal(textarea.current, marks.current))
                }}
                onLeave={() => {
                  const span = found[current]
                  textarea.current?.focus()
                  if (span) textarea.current?.setSelectionRange(span.from, span.to)
                }}
              />
              <span className="flex-1" />
              {!isDisabled && (
                <Button tone="ghost" onClick={format}>
                  <WandSparkles aria-hidden />
                  Format
                </Button>
              )}
            </div>
          )}
          <div className="relative isolate">
            {(problem || found.length > 0) && (
              <JsonMarks
                container={marks}
                text={text}
                spans={found.length > 0 ? found : nowhere}
                current={current}
                problemAt={problem?.offset ?? null}
                className={cn(textClass, 'rounded-2 border border-transparent bg-surface-1')}
              />
            )}
            <textarea
              {...control}
              ref={textarea}
              value={text}
              rows={rows}
              spellCheck={false}
              autoComplete="off"
              readOnly={isDisabled}
              onBlur={onBlur}
              onChange={(event) => onChange(event.target.value)}
              onKeyDown={onKeyDown}
              onScroll={(event) => {
                if (marks.current) marks.current.scrollTop = event.currentTarget.scrollTop
              }}
              aria-invalid={problem || error ? true : undefined}
              aria-describedby={[control['aria-describedby'], hintId].filter(Boolean).join(' ')}
              style={{ minHeight: `calc(${rows}lh + 12px)` }}
              className={controlClass(
                cn(
                  textClass,
                  'relative resize-y wrap-break-word',
                  // A box that fits its text measures all of it with each letter.
                  text.length > 20_000 ? 'h-[64vh]' : 'field-sizing-content max-h-[64vh]',
                  (problem || found.length > 0) && '!bg-transparent',
                ),
              )}
            />
          </div>
          <div id={hintId} className="mt-1 flex flex-wrap items-start gap-x-3 text-mini text-ink-3">
            <span aria-live="polite" className="min-w-0 flex-1 text-small text-k-error">
              {problem?.message}
            </span>
            {problem?.message.startsWith('Line') && !isDisabled && (
              <button type="button" className="underline hover:text-ink" onClick={() => goTo(problem.offset)}>
                Go there
              </button>
            )}
            {!isDisabled && <span>Tab indents; Esc, then Tab, leaves.</span>}
          </div>
        </>
      )}
    </Field>
  )
}

/** Scrolls the marked place into the middle; without marks the browser's own way for the caret has to do. */
function reveal(area: HTMLTextAreaElement, marks: HTMLDivElement | null): void {
  const mark = marks?.querySelector<HTMLElement>('[data-current]')
  if (mark) area.scrollTop = mark.offsetTop - area.clientHeight / 2
}
