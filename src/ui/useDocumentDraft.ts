import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { type DefaultValues, type FieldValues, type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { type FormJson, useFormJson } from './useFormJson.ts'

export type Document = Record<string, unknown>

export interface DocumentDraftOptions<Form extends FieldValues> {
  /** What the draft begins with. */
  initial: Document
  /** The text of its JSON where somebody had typed one before a reload. */
  initialText?: string | null | undefined
  resolver: Resolver<Form>
  toForm: (document: Document) => Form
  /** The document with what the form changed of it; everything else as it is. */
  writeForm: (document: Document, form: Form) => Document
  /** What of a pasted answer can be written. */
  toDocument: (raw: Document) => Document
  /** Said when the JSON is not an object: `The JSON of an agent is an object.` */
  notAnObject: string
}

/** One thing as it is being written, in its form or in its JSON. */
export interface DocumentDraft<Form extends FieldValues> {
  form: UseFormReturn<Form>
  formJson: FormJson
  /** Counts how often all values were replaced. */
  generation: number
  /** The whole document, with all that the form does not show; while somebody types it may be a moment old. */
  document: Document
  /** The same at this very moment, for what happens after an answer. */
  read: () => Document
  /** Puts another document in the place of everything that was typed. */
  replace: (document: Document) => void
}

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function useDocumentDraft<Form extends FieldValues>(options: DocumentDraftOptions<Form>): DocumentDraft<Form> {
  const { initial, initialText, resolver, toForm, writeForm, toDocument, notAnObject } = options
  /** What the form was read from; it holds what the form does not show. */
  const [{ source, generation }, setSource] = useState({ source: initial, generation: 0 })
  /** The same for whoever reads between a replacement and the next drawing. */
  const newest = useRef(initial)
  const form = useForm<Form>({
    resolver,
    mode: 'onTouched',
    defaultValues: toForm(initial) as DefaultValues<Form>, // a whole form has a default for every field
  })
  const take = (document: Document) => {
    newest.current = document
    setSource({ source: document, generation: generation + 1 })
    form.reset(toForm(document))
  }
  const read = () => writeForm(newest.current, form.getValues())
  const formJson = useFormJson({
    read,
    write: (value) => {
      if (!isObject(value)) return notAnObject
      take(toDocument(value))
      return null
    },
    initialText,
  })
  // What is counted, compared and stored may come a moment after the letter that was typed.
  const values = useDeferredValue(form.watch())
  const document = useMemo(() => writeForm(source, values), [writeForm, source, values])
  return {
    form,
    formJson,
    generation,
    document,
    read,
    replace: (document) => {
      take(document)
      formJson.replace(document)
    },
  }
}
