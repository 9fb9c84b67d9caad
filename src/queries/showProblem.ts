import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { toProblem } from './problem.ts'

/**
 * Puts the server's objection on its field, and returns its message when there is no such field. `placeOf` says where
 * in the form a field of the API stands; it gets the field's path in pieces: `tools[0].name` is `tools`, `0`, `name`.
 */
export function showProblem<Form extends FieldValues>(
  form: UseFormReturn<Form>,
  error: unknown,
  placeOf: (path: readonly string[]) => FieldPath<Form> | null | undefined,
): string | null {
  const { param, message } = toProblem(error)
  const place = param === null ? null : placeOf(toParamPath(param))
  if (!place) return message
  form.setError(place, { type: 'server', message }, { shouldFocus: true })
  return null
}

/** The pieces of a field's name as the API writes it, in either notation: `tools[0].name`, `tools.0.name`. */
export function toParamPath(param: string): string[] {
  return param.split(/[.[\]]+/).filter(Boolean)
}
