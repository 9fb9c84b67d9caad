import { useMemo } from 'react'
import { type JsonNode, parseJson } from '@/lib/losslessJson.ts'

export type ParsedJson = { node: JsonNode; problem: null } | { node: null; problem: string }

/** The document read last: the tabs of one event read the same text one after the other. */
let last: { text: string; parsed: ParsedJson } | null = null

/** JSON text as a node, or what is wrong with it. */
export function useParsedJson(text: string): ParsedJson {
  return useMemo(() => readJson(text), [text])
}

export function readJson(text: string): ParsedJson {
  if (last?.text !== text) last = { text, parsed: parse(text) }
  return last.parsed
}

function parse(text: string): ParsedJson {
  try {
    return { node: parseJson(text), problem: null }
  } catch (error) {
    if (error instanceof SyntaxError) return { node: null, problem: error.message }
    throw error
  }
}
