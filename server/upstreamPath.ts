import { invalid } from './embedded/problem.ts'

/**
 * The part of a path behind the workspace's prefix, checked so that appending it to a base URL can neither leave the
 * base path nor name a host, however often an upstream decodes it. Throws a Problem (400).
 */
export function toUpstreamPath(pathname: string, prefix: string): string {
  if (!pathname.startsWith(prefix)) throw refusal()
  const rest = pathname.slice(prefix.length)
  if (rest === '' || rest === '/') return ''
  if (!rest.startsWith('/')) throw refusal()
  for (const segment of rest.slice(1).split('/')) {
    if (!isPlainSegment(segment)) throw refusal()
  }
  return rest
}

function isPlainSegment(segment: string): boolean {
  let text = segment
  // Decoded until nothing changes: "%252e%252e" is harmless here and ".." two decoders later.
  for (;;) {
    if (text === '' || text === '.' || text === '..' || /[/\\?#]/.test(text) || hasControl(text)) return false
    const decoded = decodeOnce(text)
    if (decoded === null) return false
    if (decoded === text) return true
    text = decoded
  }
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null // not valid UTF-8 or not valid escapes: no identifier of the API looks like that
  }
}

function hasControl(text: string): boolean {
  return [...text].some((char) => char < ' ' || char === '\x7f')
}

const refusal = () =>
  invalid('The path of the request is not one the API has. Remove empty, dotted or encoded segments.')
