import { type SecretPattern, secretPatterns } from './secretPatterns.ts'

/** One value that may be a secret, however often it occurs. */
export interface Finding {
  /** Stable within a scan. */
  key: string
  kind: string
  value: string
  count: number
  /** The first places, as they read. */
  contexts: readonly FindingContext[]
  /** Whether it should be masked unless the reader says otherwise. */
  isLikely: boolean
}

export interface FindingContext {
  /** Where: an event's id, or the part of the header. */
  place: string
  before: string
  after: string
}

export interface SecretScanOptions {
  /** Values that are secrets because of where they come from, such as the session's environment variables, by name. */
  known?: Readonly<Record<string, string>>
  own?: readonly SecretPattern[]
}

const contextLength = 40
const mostContexts = 5
const mostFindings = 5000
const shortestKnown = 4
/** Masking a shorter value would tear words apart that merely contain it. */
const shortestLikely = 6

interface Kept extends Omit<Finding, 'contexts'> {
  contexts: FindingContext[]
}

/** Looks for secrets text by text. Texts are what a reader would see: strings of JSON without their escapes. */
export function createSecretScan({ known = {}, own = [] }: SecretScanOptions = {}) {
  const found = new Map<string, Kept>()
  const knownValues = Object.entries(known).filter(([, value]) => value.length >= shortestKnown)
  const patterns = [...own, ...secretPatterns]

  const note = (kind: string, value: string, text: string, at: number, place: string, isLikely: boolean) => {
    const key = `${kind}\n${value}`
    let finding = found.get(key)
    if (!finding) {
      if (found.size >= mostFindings)
        throw new Error(`More than ${mostFindings} different values look like secrets. Narrow your own patterns.`)
      finding = { key, kind, value, count: 0, contexts: [], isLikely }
      found.set(key, finding)
    }
    finding.count += 1
    if (finding.contexts.length >= mostContexts) return
    const end = at + value.length
    finding.contexts.push({
      place,
      before: text.slice(Math.max(0, at - contextLength), at),
      after: text.slice(end, end + contextLength),
    })
  }

  return {
    add(text: string, place: string): void {
      for (const [name, value] of knownValues) {
        for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
          note(`environment variable ${name}`, value, text, at, place, isTelling(value))
      }
      for (const { kind, pattern } of patterns) {
        for (const match of text.matchAll(pattern)) {
          const value = match.groups?.value ?? match[0]
          if (value === '') continue
          note(kind, value, text, match.index + match[0].lastIndexOf(value), place, value.length >= shortestLikely)
        }
      }
    },
    /** In the order of finding. A value that several patterns see is told once, by the first of them. */
    findings(): Finding[] {
      const values = new Set<string>()
      return [...found.values()].filter(({ value }) => !values.has(value) && values.add(value))
    },
  }
}

/** A word like `true` or `8080` is no secret wherever it stands. */
function isTelling(value: string): boolean {
  return (
    value.length >= 6 && !/^(?:\d+|true|false|debug|info|warn|error|development|production|staging|test)$/i.test(value)
  )
}
