import { zodResolver } from '@hookform/resolvers/zod'
import {
  type EnvironmentForm,
  toEnvironmentDocument,
  toEnvironmentForm,
  writeEnvironmentForm,
} from '@/domain/environmentForm.ts'
import type { Json } from '@/domain/json.ts'
import { type DocumentDraft, useDocumentDraft } from '@/ui/useDocumentDraft.ts'
import { environmentFormSchema } from './environmentFormSchema.ts'

export type EnvironmentDraft = DocumentDraft<EnvironmentForm>

const resolver = zodResolver(environmentFormSchema)

/** One environment as it is being written. */
export const useEnvironmentDraft = (initial: Json, initialText?: string | null): EnvironmentDraft =>
  useDocumentDraft<EnvironmentForm>({
    initial,
    initialText,
    resolver,
    toForm: toEnvironmentForm,
    writeForm: writeEnvironmentForm,
    toDocument: toEnvironmentDocument,
    notAnObject: 'The JSON of an environment is an object.',
  })
