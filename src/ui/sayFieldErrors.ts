/** The messages of a form's errors with the fields they stand on, for where the fields are not shown. */
export function sayFieldErrors(errors: object, path: readonly string[] = []): string[] {
  if ('message' in errors && typeof errors.message === 'string') return [`${path.join('.')}: ${errors.message}`]
  return Object.entries(errors).flatMap(([key, inner]: [string, unknown]) =>
    key !== 'ref' && typeof inner === 'object' && inner !== null
      ? sayFieldErrors(inner, key === 'root' ? path : [...path, key])
      : [],
  )
}
