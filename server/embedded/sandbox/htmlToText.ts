const dropped = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'object', 'canvas'])
const blocks = new Set(
  'address article aside blockquote body dd div dl dt fieldset figure figcaption footer form header hr html main nav ol p pre section table tbody td th thead title tr ul'.split(
    ' ',
  ),
)
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  bull: '•',
}

/**
 * The readable text of an HTML page: headings, list items, links and line breaks in Markdown, everything else plain.
 * It reads the source once from start to end; a page that is not well formed comes out rough, never wrong by a loop.
 */
export function htmlToText(html: string): string {
  const out: string[] = []
  const links: string[] = []
  let preformatted = 0
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const text = decodeEntities(html.slice(at, open === -1 ? html.length : open))
    const atLineStart = out.at(-1)?.endsWith('\n') ?? true
    out.push(preformatted > 0 ? text : text.replace(/\s+/g, ' ').slice(atLineStart && /^\s/.test(text) ? 1 : 0))
    if (open === -1) break
    const tag = readTag(html, open)
    if (!tag) {
      out.push('<')
      at = open + 1
      continue
    }
    at = tag.end
    if (dropped.has(tag.name) && !tag.isClosing) at = behind(html, tag.name, at)
    else if (tag.name === 'br') out.push('\n')
    else if (/^h[1-6]$/.test(tag.name)) out.push(tag.isClosing ? '\n\n' : `\n\n${'#'.repeat(Number(tag.name[1]))} `)
    else if (tag.name === 'li') out.push(tag.isClosing ? '' : '\n- ')
    else if (tag.name === 'a' && !tag.isClosing) {
      links.push(/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag.attributes)?.[1] ?? '')
      if (links.at(-1)) out.push('[')
    } else if (tag.name === 'a') {
      const href = links.pop()
      if (href) out.push(`](${decodeEntities(href)})`)
    } else if (blocks.has(tag.name)) {
      if (tag.name === 'pre') preformatted = Math.max(0, preformatted + (tag.isClosing ? -1 : 1))
      out.push(tag.name === 'td' || tag.name === 'th' ? ' ' : '\n\n')
    }
  }
  return tidy(out.join(''))
}

function readTag(html: string, open: number) {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4)
    return { name: '!', isClosing: false, attributes: '', end: close === -1 ? html.length : close + 3 }
  }
  const next = html.charAt(open + 1)
  if (!/[a-zA-Z/!?]/.test(next)) return null
  const close = html.indexOf('>', open)
  const end = close === -1 ? html.length : close + 1
  const inner = html.slice(open + 1, close === -1 ? html.length : close)
  const isClosing = next === '/'
  const name = /^\/?([a-zA-Z0-9]*)/.exec(inner)?.[1]?.toLowerCase() ?? ''
  return { name, isClosing, attributes: inner.slice(name.length, 4000), end }
}

/** The place behind `</name>`, or the end of the page. */
function behind(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\b[^>]{0,100}>`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html) ? pattern.lastIndex : html.length
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole
    const code = entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
