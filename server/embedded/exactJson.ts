import { randomUUID } from 'node:crypto'
import { decodeJsonString, type JsonNode, parseJson } from '../../src/lib/losslessJson.ts'
import type { Json } from './canonical.ts'

/** An integer that no number can hold: it counts as the nearest one, and is written with all its digits. */
export class ExactInteger extends Number {
  readonly digits: string

  constructor(digits: string) {
    super(digits)
    this.digits = digits
  }
}

/** Shorter ones are held by a number. */
const longInteger = /\d{16}/

/** Reads JSON, integers beyond 2^53 with all their digits. Throws like `JSON.parse`. */
export function readJson(text: string): Json {
  const json = JSON.parse(text) as Json // what JSON.parse gives
  return longInteger.test(text) ? toJson(parseJson(text)) : json
}

/** Writes JSON, with all digits of the integers that were read by `readJson`. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (!longInteger.test(text)) return text
  // Made up anew each time: nothing that is written can have guessed it.
  const mark = randomUUID()
  return JSON.stringify(value, (_key, member) =>
    member instanceof ExactInteger ? mark + member.digits : member,
  ).replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1')
}

function toJson(node: JsonNode): Json {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ rawKey, value }) => [decodeJsonString(rawKey), toJson(value)]))
    case 'array':
      return node.items.map(toJson)
    case 'string':
      return decodeJsonString(node.raw)
    case 'number': {
      const isExact = !/^-?\d{16,}$/.test(node.raw) || String(Number(node.raw)) === node.raw
      // A Number object: whoever counts with it or writes it the usual way gets the nearest number.
      return isExact ? Number(node.raw) : (new ExactInteger(node.raw) as unknown as number)
    }
    default:
      return node.raw === 'null' ? null : node.raw === 'true'
  }
}
