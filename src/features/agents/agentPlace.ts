import type { UseFormReturn } from 'react-hook-form'
import type { AgentField, AgentForm } from '@/domain/agentForm.ts'

/** The API's field names and where they stand in the form. */
const fields: Record<string, AgentField> = {
  name: 'name',
  description: 'description',
  model: 'modelId',
  system: 'system',
  tools: 'tools',
  metadata: 'metadata',
}

/** Where a field of the API stands in the form. */
export const agentPlace =
  (form: UseFormReturn<AgentForm>) =>
  ([name = '']: readonly string[]): AgentField | undefined =>
    name === 'tools' && form.getValues('customTools').trim() !== '' ? 'customTools' : fields[name]
