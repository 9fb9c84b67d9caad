import { saySize } from '../quantities.ts'

/** Bytes found in a text, written as base64. */
export interface HiddenData {
  /** By the data's own words or its first bytes; null when neither tells. */
  mediaType: string | null
  base64: string
  sizeBytes: number
}

/** Shorter stretches may be keys and hashes, which a reader wants to see. */
const shortestData = 1200
const mostFound = 20

/** A text in which long stretches of base64 are replaced by a word about them. */
export function hideData(text: string): { text: string; found: HiddenData[] } {
  const found: HiddenData[] = []
  if (text.length < 200) return { text, found }
  let shown = ''
  let from = 0
  for (const { start, end } of stretches(text)) {
    const head = /data:([\w.+-]+\/[\w.+-]+)?[^,\s"']{0,80};base64,$/.exec(
      text.slice(Math.max(from, start - 200), start),
    )
    if ((!head && end - start < shortestData) || !looksEncoded(text.slice(start, start + 900))) continue
    const base64 = text.slice(start, end).replace(/\s+/g, '')
    const mediaType = head?.[1] ?? mediaTypeOf(base64)
    const data = { mediaType, base64, sizeBytes: Math.floor((base64.replace(/=+$/, '').length * 3) / 4) }
    shown += `${text.slice(from, start - (head?.[0].length ?? 0))}[${sayData(data)}]`
    from = end
    if (found.length < mostFound) found.push(data)
  }
  return { text: shown + text.slice(from), found }
}

/** `214 kB of base64, image/tiff, not shown`. */
export const sayData = ({ mediaType, sizeBytes }: Pick<HiddenData, 'mediaType' | 'sizeBytes'>): string =>
  `${saySize(sizeBytes)} of base64, ${mediaType ?? 'of an unknown kind'}, not shown`

/** Runs of base64 characters; lines of them that follow each other are one. */
function* stretches(text: string): Generator<{ start: number; end: number }> {
  let current: { start: number; end: number } | null = null
  for (const match of text.matchAll(/[A-Za-z0-9+/]{56,}={0,2}/g)) {
    const end = match.index + match[0].length
    if (current && /^\r?\n$/.test(text.slice(current.end, match.index))) current.end = end
    else {
      if (current) yield withLastLine(text, current)
      current = { start: match.index, end }
    }
  }
  if (current) yield withLastLine(text, current)
}

/** The last line of a wrapped text is shorter than the others. */
function withLastLine(text: string, { start, end }: { start: number; end: number }) {
  if (!text.slice(start, end).includes('\n')) return { start, end }
  const last = /^\r?\n[A-Za-z0-9+/]{1,76}={0,2}(?=\s|$)/.exec(text.slice(end, end + 90))
  return { start, end: end + (last?.[0].length ?? 0) }
}

const looksEncoded = (sample: string) => /[A-Z]/.test(sample) && /[a-z]/.test(sample) && /[0-9+/]/.test(sample)

/** How the first bytes of a kind of file read in base64. */
const beginnings: readonly [string, string][] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
  ['SUkqA', 'image/tiff'],
  ['TU0AK', 'image/tiff'],
  ['JVBERi', 'application/pdf'],
  ['UEsDB', 'application/zip'],
  ['H4sI', 'application/gzip'],
]

const mediaTypeOf = (base64: string): string | null =>
  beginnings.find(([beginning]) => base64.startsWith(beginning))?.[1] ?? null
