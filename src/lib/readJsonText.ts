import { JsonSyntaxError, parseJson } from './losslessJson.ts'

/** Why a text cannot be used as JSON: in words, with line and column where one place is wrong, and where that is. */
export interface JsonProblem {
  message: string
  offset: number
}

export type JsonReading = { value: unknown; problem: null } | { problem: JsonProblem }

/** Reads what somebody typed as JSON, or says where it stops being it. */
export function readJsonText(text: string): JsonReading {
  try {
    return { value: JSON.parse(text), problem: null }
  } catch {
    // The browser's own message names no place on which all browsers agree, so the text is read once more.
    return { problem: findProblem(text) }
  }
}

function findProblem(text: string): JsonProblem {
  try {
    parseJson(text)
  } catch (error) {
    if (error instanceof JsonSyntaxError) return problemAt(text, error.offset, sayFound(error))
  }
  return problemAt(text, 0, 'This is not JSON')
}

function problemAt(text: string, offset: number, what: string): JsonProblem {
  const line = text.slice(0, offset).split('\n').length
  const column = offset - text.lastIndexOf('\n', offset - 1)
  return { message: `Line ${line}, column ${column}: ${what}.`, offset }
}

function sayFound({ found, offset }: JsonSyntaxError): string {
  return offset === 0 && found.startsWith('it ends') ? 'there is nothing here yet' : found
}
