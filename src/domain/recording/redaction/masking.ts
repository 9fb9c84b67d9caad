import { type JsonNode, parseJson, printJson } from '../../../lib/losslessJson.ts'
import type { RedactionManifest } from '../recording.ts'
import type { Finding } from './secretScan.ts'

export interface Masking {
  /** Every string of some JSON with the masked values replaced, all else as it was written. */
  json(rawJson: string): string
  text(text: string): string
  /** Pieces of one text, such as the deltas of a message; a value may begin in one and end in another. */
  pieces(pieces: readonly string[]): string[]
  manifest: RedactionManifest
}

/** Replaces each masked value by the same words wherever it occurs. */
export function createMasking(findings: readonly Finding[], isMasked: (finding: Finding) => boolean): Masking {
  const masked = findings.filter(isMasked)
  const kept = findings.filter((finding) => !isMasked(finding))
  const numbers = new Map<string, number>()
  const masks = new Map<string, string>()
  for (const { kind, value } of masked) {
    const number = (numbers.get(kind) ?? 0) + 1
    numbers.set(kind, number)
    masks.set(value, `[masked ${kind} ${number}]`)
  }
  const any = anyOf([...masks.keys()])
  const text = (given: string) => (any ? given.replace(any, (value) => masks.get(value) ?? value) : given)

  return {
    text,
    json(rawJson) {
      if (!any) return rawJson
      try {
        return printJson(maskNode(parseJson(rawJson), text))
      } catch {
        return text(rawJson) // Not JSON: its text is all there is.
      }
    },
    pieces: (pieces) => (any ? maskPieces(pieces, any, masks) : [...pieces]),
    manifest: {
      masked: masked.map(({ kind, value, count }) => ({ kind, mask: masks.get(value) ?? '', count })),
      kept: kept.map(({ kind, count }) => ({ kind, count })),
    },
  }
}

/** Matches any of some values, the longest first; null for none. */
export function anyOf(values: string[]): RegExp | null {
  if (values.length === 0) return null
  const longestFirst = values.toSorted((a, b) => b.length - a.length)
  return new RegExp(longestFirst.map((value) => value.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'), 'g')
}

function maskNode(node: JsonNode, mask: (text: string) => string): JsonNode {
  switch (node.kind) {
    case 'object':
      return {
        kind: 'object',
        members: node.members.map(({ rawKey, value }) => ({
          rawKey: maskRaw(rawKey, mask),
          value: maskNode(value, mask),
        })),
      }
    case 'array':
      return { kind: 'array', items: node.items.map((item) => maskNode(item, mask)) }
    case 'string':
      return { kind: 'string', raw: maskRaw(node.raw, mask) }
    default:
      return node
  }
}

/** A string that is not touched keeps its own spelling. */
function maskRaw(raw: string, mask: (text: string) => string): string {
  const text = String(JSON.parse(raw))
  const masked = mask(text)
  return masked === text ? raw : JSON.stringify(masked)
}

function maskPieces(pieces: readonly string[], any: RegExp, masks: ReadonlyMap<string, string>): string[] {
  const matches = [...pieces.join('').matchAll(any)]
  let start = 0
  return pieces.map((piece) => {
    const end = start + piece.length
    let out = ''
    let at = start
    for (const match of matches) {
      const matchEnd = match.index + match[0].length
      if (matchEnd <= at || match.index >= end) continue
      if (match.index >= start) out += piece.slice(at - start, match.index - start) + (masks.get(match[0]) ?? '')
      at = Math.min(matchEnd, end)
    }
    out += piece.slice(at - start)
    start = end
    return out
  })
}
