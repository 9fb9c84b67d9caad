import { toRecord, toTextOrNull } from '@/domain/json.ts'
import type { ContentBlock } from '@/domain/session/events.ts'

/** One thing that was found on the web. */
export interface FoundLink {
  title: string
  url: string
  text: string
}

const mostLinks = 100

/** The results of a search, in whichever form the tool answered: blocks, JSON, Markdown links or plain lines. */
export function readLinks(content: readonly ContentBlock[]): FoundLink[] {
  const links = content.flatMap((block): FoundLink[] => {
    if (block.type === 'search_result') return [{ title: block.title, url: block.source, text: block.text }]
    return block.type === 'text' ? (readJsonLinks(block.text) ?? readTextLinks(block.text)) : []
  })
  return links.slice(0, mostLinks)
}

/** The objects of a JSON list, or of the first list inside a JSON object; null when the text is neither. */
export function readJsonList(text: string): Record<string, unknown>[] | null {
  if (!/^\s*[{[]/.test(text)) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null // a text that only begins like JSON
  }
  const list = Array.isArray(value) ? value : Object.values(toRecord(value)).find(Array.isArray)
  if (list) return list.map(toRecord)
  return [toRecord(value)]
}

/** The first of these fields that holds a text. */
export function firstText(fields: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const value = toTextOrNull(fields[name])
    if (value) return value
  }
  return null
}

function readJsonLinks(text: string): FoundLink[] | null {
  const links = readJsonList(text)?.flatMap((fields): FoundLink[] => {
    const url = firstText(fields, 'url', 'link', 'href', 'source', 'image_url', 'thumbnail_url')
    if (!url) return []
    const title = firstText(fields, 'title', 'name', 'alt') ?? url
    return [{ title, url, text: firstText(fields, 'snippet', 'description', 'summary', 'text', 'content') ?? '' }]
  })
  return links && links.length > 0 ? links : null
}

function readTextLinks(text: string): FoundLink[] {
  const links: FoundLink[] = []
  let before = ''
  for (const line of text.split('\n').slice(0, 5000)) {
    const markdown = /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/.exec(line)
    const plain = /(https?:\/\/[^\s<>"')\]]+)/.exec(line)
    if (markdown)
      links.push({
        title: markdown[1] ?? '',
        url: markdown[2] ?? '',
        text: line.slice(markdown.index + markdown[0].length).replace(/^[\s:–—-]+/, ''),
      })
    else if (plain) {
      const own = line.slice(0, plain.index).replace(/^[\s\d.*-]*|[\s:–—(-]*$/g, '')
      const isLabel = own === '' || /^(?:url|link|source)$/i.test(own)
      const title = isLabel ? before : own
      links.push({ title: title || (plain[1] ?? ''), url: plain[1] ?? '', text: '' })
    } else {
      const last = links.at(-1)
      const words = line.replace(/^\s*(?:[\d.*-]+\s+)?(?:title|snippet|description)?:?\s*/i, '').trim()
      if (words !== '' && last && last.text === '' && /^\s*(?:snippet|description)\b/i.test(line)) last.text = words
      if (words !== '') before = words
    }
  }
  return links
}
