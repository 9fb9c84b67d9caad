import { zodResolver } from '@hookform/resolvers/zod'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { type AgentForm, toAgentForm, writeAgentForm } from '@/domain/agentForm.ts'
import type { Json } from '@/domain/json.ts'
import { type DocumentDraft, useDocumentDraft } from '@/ui/useDocumentDraft.ts'
import { agentFormSchema } from './agentFormSchema.ts'

export type AgentDraft = DocumentDraft<AgentForm>

const resolver = zodResolver(agentFormSchema)

/** One agent as it is being written. */
export const useAgentDraft = (initial: Json, initialText?: string | null): AgentDraft =>
  useDocumentDraft<AgentForm>({
    initial,
    initialText,
    resolver,
    toForm: toAgentForm,
    writeForm: writeAgentForm,
    toDocument: toAgentDocument,
    notAnObject: 'The JSON of an agent is an object.',
  })
