import type { ContentBlock, SessionEvent } from '@/domain/session/events.ts'
import type { CallRow } from '@/domain/session/timeline.ts'

/** A call with its payloads, as the bodies of the tools get it. */
export interface ToolCall {
  row: CallRow
  input: Record<string, unknown>
  /** Null until there is a result. */
  result: readonly ContentBlock[] | null
}

/** Puts a row and its events together; a payload that is not in the log yet is empty. */
export function toToolCall(row: CallRow, use: SessionEvent | undefined, result: SessionEvent | undefined): ToolCall {
  return {
    row,
    input: use && 'input' in use ? use.input : {},
    result: result && 'isError' in result && 'content' in result ? result.content : null,
  }
}

/** A field of the input when it is a string, else undefined. Tools name the same thing differently. */
export function inputText(input: Record<string, unknown>, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = input[name]
    if (typeof value === 'string') return value
  }
  return undefined
}

/** The call is over and did not do what its input says. */
export const hasEndedBadly = ({ row }: ToolCall): boolean => ['failed', 'denied', 'interrupted'].includes(row.outcome)
