import type { Json, JsonObject } from '../canonical.ts'

/** Thrown while a tool reads its input; the message names the field and is what the model gets to read. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem'
}

/** Reads the fields of a tool's input, each with a check. */
export function readInput(input: JsonObject) {
  const wrong = (field: string, expected: string) => new InputProblem(`Input field \`${field}\` must be ${expected}.`)
  const given = (field: string): Json | undefined => input[field] ?? undefined

  function optionalText(field: string): string | undefined {
    const value = given(field)
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw wrong(field, 'a string')
    return value
  }

  function contentText(field: string): string {
    const value = optionalText(field)
    if (value === undefined) throw new InputProblem(`Input field \`${field}\` is missing.`)
    return value
  }

  return {
    optionalText,
    /** Text that ends up in a file: empty and unprintable is fine. */
    contentText,
    /** A path, a command, a pattern: never empty. */
    text(field: string): string {
      const value = contentText(field)
      if (value === '') throw wrong(field, 'a string that is not empty')
      if (value.includes('\0')) throw wrong(field, 'a string without NUL characters')
      return value
    },
    optionalWhole(field: string, from: number): number | undefined {
      const value = given(field)
      if (value === undefined) return undefined
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < from)
        throw wrong(field, `a whole number of at least ${from}`)
      return value
    },
    flag(field: string): boolean {
      const value = given(field)
      if (value === undefined) return false
      if (typeof value !== 'boolean') throw wrong(field, 'true or false')
      return value
    },
    oneOf<Choice extends string>(field: string, choices: readonly [Choice, ...Choice[]]): Choice {
      const value = given(field) ?? choices[0]
      const choice = choices.find((candidate) => candidate === value)
      if (choice === undefined) throw wrong(field, `one of ${choices.join(', ')}`)
      return choice
    },
  }
}

/** How long a Bash command may take, in milliseconds. Asking for more than the cap gets the cap. */
export function commandTimeMs(input: JsonObject, limits: { commandMs: number; commandMaxMs: number }): number {
  const fields = readInput(input)
  const asked = fields.optionalWhole('timeout_ms', 1) ?? fields.optionalWhole('timeout', 1)
  return Math.min(asked ?? limits.commandMs, limits.commandMaxMs)
}
