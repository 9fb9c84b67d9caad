import { type RefObject, useEffect, useRef, useState } from 'react'
import { type JsonProblem, readJsonText } from '@/lib/readJsonText.ts'
import type { JsonTextHandle } from './JsonTextField.tsx'

/** A text of this length is taken over when the typing pauses, a shorter one with each letter. */
const long = 20_000
const pauseMs = 250

export interface FormJsonOptions {
  /** The whole document the form stands for, unknown members included. */
  read: () => unknown
  /** Puts a document into the form; gives back a sentence that says why when it cannot be one. */
  write: (document: unknown) => string | null
  /** What was typed before a reload; absent begins with the form. */
  initialText?: string | null | undefined
}

/** One draft, shown as a form or as its JSON. */
export interface FormJson {
  mode: 'form' | 'json'
  /** The JSON as it was typed; kept whether or not it can be read. Null while the form is shown. */
  text: string | null
  /** Why the text cannot be taken over; null when it can. */
  problem: JsonProblem | null
  change: (text: string) => void
  choose: (mode: 'form' | 'json') => void
  /** Shows another document in the place of the text: after the draft was saved, discarded or replaced. */
  replace: (document: unknown) => void
  /** Whether the draft can be used; leads to the place in the JSON when it cannot. */
  settle: () => boolean
  /** For the `JsonTextField`. */
  handle: RefObject<JsonTextHandle | null>
}

/**
 * Keeps a form and its JSON the same draft. Every text that can be read goes into the form at once, so that what is
 * changed, stored and sent is known from the form alone; a text that cannot be read stays where it is until it can.
 */
export function useFormJson({ read, write, initialText = null }: FormJsonOptions): FormJson {
  const [text, setText] = useState<string | null>(initialText)
  const [problem, setProblem] = useState<JsonProblem | null>(() =>
    initialText === null ? null : readJsonText(initialText).problem,
  )
  const handle = useRef<JsonTextHandle>(null)
  /** The text that is not taken over yet, and when it will be. */
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null)
  useEffect(() => () => clearTimeout(waiting.current?.timer), [])

  const show = (document: unknown) => {
    setText(JSON.stringify(document, null, 2))
    setProblem(null)
  }
  const takeOver = (next: string): JsonProblem | null => {
    clearTimeout(waiting.current?.timer)
    waiting.current = null
    const reading = readJsonText(next)
    const refusal = reading.problem ? null : write(reading.value)
    const found = reading.problem ?? (refusal === null ? null : { message: refusal, offset: 0 })
    setProblem(found)
    return found
  }
  const settle = () => {
    const found = waiting.current ? takeOver(waiting.current.text) : problem
    if (found) handle.current?.goTo(found.offset)
    return found === null
  }
  return {
    mode: text === null ? 'form' : 'json',
    text,
    problem,
    handle,
    settle,
    replace: (document) => {
      if (text !== null) show(document)
    },
    change: (next) => {
      setText(next)
      clearTimeout(waiting.current?.timer)
      if (next.length < long) takeOver(next)
      else waiting.current = { text: next, timer: setTimeout(() => takeOver(next), pauseMs) }
    },
    choose: (mode) => {
      if (mode === 'json') return show(read())
      if (settle()) setText(null)
    },
  }
}
