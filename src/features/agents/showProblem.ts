import type { UseFormReturn } from 'react-hook-form'
import type { AgentField, AgentForm } from '@/domain/agentForm.ts'
import { toProblem } from '@/queries/problem.ts'

/** The API's field names and where they stand in the form. */
const fields: Record<string, AgentField> = {
  name: 'name',
  description: 'description',
  model: 'modelId',
  system: 'system',
  tools: 'tools',
  metadata: 'metadata',
}

/** Puts the server's objection on its field; returns its message when there is no such field. */
export function showProblem(form: UseFormReturn<AgentForm>, error: unknown): string | null {
  const problem = toProblem(error)
  const field = problem.field ? fields[problem.field] : undefined
  if (!field) return problem.message
  const place = field === 'tools' && form.getValues('customTools').trim() !== '' ? 'customTools' : field
  form.setError(place, { type: 'server', message: problem.message }, { shouldFocus: true })
  return null
}
