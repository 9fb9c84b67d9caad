import { z } from 'zod'
import { invalid, type Problem } from '../problem.ts'

/** Checks a request body against its fields, or throws a Problem (400) that names the first field that is wrong. */
export function readFields<T extends z.ZodType>(schema: T, body: unknown, at: PropertyKey[] = []): z.output<T> {
  const result = schema.safeParse(body, { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw issue ? toProblem(issue, at) : invalid('The request is not valid.')
}

function toProblem(issue: z.core.$ZodIssue, at: PropertyKey[]): Problem {
  const deepest = issue.code === 'invalid_union' ? deepestOf(issue) : undefined
  if (deepest) return toProblem(deepest, [...at, ...issue.path])
  const path = [...at, ...issue.path].map(String).join('.')
  if (issue.code === 'custom') return invalid(issue.message, path || undefined)
  if (issue.input === undefined && issue.code !== 'unrecognized_keys')
    return invalid(`Field '${path}' is required.`, path)
  return invalid(`Field '${path}' ${requirement(issue)}.`, path || undefined)
}

/** Of the ways to read a union the one that got furthest says best what is wrong. */
function deepestOf(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  return issue.errors
    .flatMap(([first]) => (first && first.path.length > 0 ? [first] : []))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

const kinds: Record<string, string> = { array: 'a list', record: 'an object', object: 'an object', int: 'an integer' }

function requirement(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? `a ${issue.expected}`}`
    case 'too_small':
      return `must be at least ${amount(issue.minimum, issue.origin)}`
    case 'too_big':
      return `must be at most ${amount(issue.maximum, issue.origin)}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}`
    case 'unrecognized_keys':
      return `has members that are not known: ${issue.keys.join(', ')}`
    default:
      return 'has a value that is not allowed'
  }
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} ${limit === 1 ? 'character' : 'characters'} long`
  if (origin === 'array') return `${limit} ${limit === 1 ? 'entry' : 'entries'} long`
  return String(limit)
}

const maxPairs = 16
const maxKeyLength = 64
const maxValueLength = 512

function checkPairs(pairs: Record<string, string | null>, ctx: z.RefinementCtx): void {
  if (Object.keys(pairs).length > maxPairs)
    ctx.addIssue({ code: 'custom', message: `Metadata holds at most ${maxPairs} keys.` })
  for (const [key, value] of Object.entries(pairs)) {
    if (key === '' || [...key].length > maxKeyLength)
      ctx.addIssue({ code: 'custom', message: `A metadata key has 1 to ${maxKeyLength} characters.` })
    if (value !== null && [...value].length > maxValueLength)
      ctx.addIssue({
        code: 'custom',
        message: `A metadata value has at most ${maxValueLength} characters.`,
        path: [key],
      })
  }
}

export const metadataField = z.record(z.string(), z.string()).superRefine(checkPairs)

/** On an update: a string sets the key, null removes it, what is not named stays. */
export const metadataPatchField = z.record(z.string(), z.string().nullable()).superRefine(checkPairs)

/** The metadata after a patch; the limits hold for the result too. */
export function patchedMetadata(
  kept: Record<string, string>,
  patch: Record<string, string | null>,
): Record<string, string> {
  const merged = Object.entries({ ...kept, ...patch }).flatMap(([key, value]) => (value === null ? [] : [[key, value]]))
  return readFields(metadataField, Object.fromEntries(merged), ['metadata'])
}

/** An object of JSON whose members are looked at elsewhere or by nobody. */
export const jsonObjectField = z.record(z.string(), z.json())
