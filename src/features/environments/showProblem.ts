import type { UseFormReturn } from 'react-hook-form'
import type { EnvironmentField, EnvironmentForm } from '@/domain/environmentForm.ts'
import { toProblem } from '@/queries/problem.ts'

/** The API's field names and where they stand in the form; the more particular ones first. */
const fields: readonly [prefix: string, field: EnvironmentField][] = [
  ['config.networking.allowed_hosts', 'allowedHosts'],
  ['config.networking', 'networkType'],
  ['config.packages', 'packages'],
  ['config.setup_script', 'setupScript'],
  ['name', 'name'],
  ['description', 'description'],
  ['metadata', 'metadata'],
]

/** Puts the server's objection on its field; returns its message when there is no such field. */
export function showProblem(form: UseFormReturn<EnvironmentForm>, error: unknown): string | null {
  const { message, param } = toProblem(error)
  const [, field] = fields.find(([prefix]) => param?.startsWith(prefix)) ?? []
  if (!field) return message
  form.setError(field, { type: 'server', message }, { shouldFocus: true })
  return null
}
