/** A field that two plain objects do not have in common. `undefined` on a side that does not have it. */
export interface FieldDifference {
  /** The way to it: `tools[0].name`. */
  path: string
  before: unknown
  after: unknown
}

/**
 * Where two JSON values differ, field by field, in the order of the first and then the second. A field of a container
 * only one side has is told whole. `ignored` names fields of the top level.
 */
export function fieldDifferences(
  before: unknown,
  after: unknown,
  ignored: ReadonlySet<string> = new Set(),
  path = '',
): FieldDifference[] {
  if (Object.is(before, after)) return []
  const left = fieldsOf(before)
  const right = fieldsOf(after)
  if (!left || !right || Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    path === '' && ignored.has(key)
      ? []
      : fieldDifferences(left.get(key), right.get(key), ignored, join(path, key, Array.isArray(before))),
  )
}

function fieldsOf(value: unknown): Map<string, unknown> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null
}

function join(path: string, key: string, isItem: boolean): string {
  if (isItem) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
