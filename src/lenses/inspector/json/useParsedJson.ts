import { useMemo } from 'react'
import { type JsonNode, parseJson } from '@/lib/losslessJson.ts'

export type ParsedJson = { node: JsonNode; problem: null } | { node: null; problem: string }

/** JSON text as a node, or what is wrong with it. */
export function useParsedJson(text: string): ParsedJson {
  return useMemo(() => readJson(text), [text])
}

export function readJson(text: string): ParsedJson {
  try {
    return { node: parseJson(text), problem: null }
  } catch (error) {
    if (error instanceof SyntaxError) return { node: null, problem: error.message }
    throw error
  }
}
