import type { ComparedRow } from '@/domain/compare/comparedRows.ts'
import type { ComparedStep } from '@/domain/compare/digestSession.ts'

type PairRow = Exclude<ComparedRow, { kind: 'alike' }>

/** In which way a row differs, in a word or two. */
export function sayDifference(row: PairRow): string {
  const { left, right } = row.pair
  if (!left) return 'only right'
  if (!right) return 'only left'
  if (row.kind === 'turn') return row.pair.isAskedAlike ? 'same' : 'asked otherwise'
  const { differences } = row.pair
  if (differences === 'missing' || differences.length === 0) return 'same'
  return differences.join(', ')
}

/** What the row is about, for its name. */
export function sayRow(row: PairRow): string {
  if (row.kind === 'turn') return `Turn ${row.turn + 1}`
  return nameOfStep(row.pair.left ?? row.pair.right)
}

const words: Record<string, string> = {
  'agent.message': 'Message',
  'agent.thinking': 'Thinking',
  'agent.artifact_delivered': 'Delivered',
  'user.interrupt': 'Interrupt',
  'user.tool_confirmation': 'Confirmation',
  'session.status_terminated': 'Terminated',
}

/** The tool of a call; a word for what is common, the API's own for the rest. */
export function nameOfStep(step: ComparedStep | null): string {
  return step ? (words[step.name] ?? step.name) : ''
}

/** One line of what a step says or does: of a call's arguments the text that tells most. */
export function summaryOfStep(step: ComparedStep): string {
  if (step.kind !== 'call') return firstLine(step.body)
  const values = Object.values(readMembers(step.body))
  const texts = values.filter((value) => typeof value === 'string')
  return texts.length > 0 ? firstLine(texts.join('  ')) : step.body.replace(/\s+/g, ' ').slice(0, 200)
}

export function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.slice(0, 300) ?? ''
}

function readMembers(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {} // Cut short because it is long: its text is shown as it is.
  }
}
