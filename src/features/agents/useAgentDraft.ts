import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { type AgentForm, toAgentForm, writeAgentForm } from '@/domain/agentForm.ts'
import { isRecord, type Json } from '@/domain/json.ts'
import { type FormJson, useFormJson } from '@/ui/useFormJson.ts'
import { agentFormSchema } from './agentFormSchema.ts'

/** One agent as it is being written, in its form or in its JSON. */
export interface AgentDraft {
  form: UseFormReturn<AgentForm>
  formJson: FormJson
  /** Counts how often all values were replaced. */
  generation: number
  /** The whole document as it stands now, with all that the form does not show. */
  document: Json
  /** The same at this very moment, for what happens after an answer. */
  read: () => Json
  /** Puts another document in the place of everything that was typed. */
  replace: (document: Json) => void
}

/** Begins with `initial`, and with the text of its JSON where somebody had typed one. */
export function useAgentDraft(initial: Json, initialText?: string | null): AgentDraft {
  /** What the form was read from; it holds what the form does not show. */
  const [{ source, generation }, setSource] = useState({ source: initial, generation: 0 })
  const form = useForm<AgentForm>({
    resolver: zodResolver(agentFormSchema),
    mode: 'onTouched',
    defaultValues: toAgentForm(initial),
  })
  const take = (document: Json) => {
    setSource({ source: document, generation: generation + 1 })
    form.reset(toAgentForm(document))
  }
  const read = () => writeAgentForm(source, form.getValues())
  const formJson = useFormJson({
    read,
    write: (value) => {
      if (!isRecord(value)) return 'The JSON of an agent is an object.'
      take(toAgentDocument(value))
      return null
    },
    initialText,
  })
  return {
    form,
    formJson,
    generation,
    document: writeAgentForm(source, form.watch()),
    read,
    replace: (document) => {
      take(document)
      formJson.replace(document)
    },
  }
}
