import type { HLJSApi, LanguageFn } from 'highlight.js'

/** A stretch of text in one colour. `scope` is highlight.js's word for it (`keyword`, `string`), null for plain text. */
export interface Run {
  text: string
  scope: string | null
}

/** Beyond this a listing is shown plain: colours are not worth a pause. */
const longestHighlighted = 60_000

const languages: Record<string, () => Promise<{ default: LanguageFn }>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  python: () => import('highlight.js/lib/languages/python'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
}

let core: Promise<HLJSApi> | undefined
const loaded = new Map<string, Promise<HLJSApi | null>>()

function load(language: string): Promise<HLJSApi | null> {
  const known = loaded.get(language)
  if (known) return known
  const source = languages[language]
  if (!source) return Promise.resolve(null)
  core ??= import('highlight.js/lib/core').then((module) => module.default)
  const loading = Promise.all([core, source()]).then(([hljs, grammar]) => {
    hljs.registerLanguage(language, grammar.default)
    return hljs
  })
  loaded.set(language, loading)
  return loading
}

/** The code's lines in coloured runs; null when the language is not one of ours or the code is too long. */
export async function highlight(code: string, language: string): Promise<Run[][] | null> {
  if (code.length > longestHighlighted) return null
  const hljs = await load(language)
  return hljs ? toLines(hljs.highlight(code, { language, ignoreIllegals: true }).value) : null
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/** Reads highlight.js's markup (spans around escaped text) back into runs, so that no markup reaches the page. */
export function toLines(markup: string): Run[][] {
  const lines: Run[][] = [[]]
  const scopes: string[] = []
  for (const [part] of markup.matchAll(/<span class="[^"]*">|<\/span>|[^<]+/g)) {
    if (part === '</span>') scopes.pop()
    else if (part.startsWith('<span')) scopes.push(/hljs-([\w-]+)/.exec(part)?.[1] ?? '')
    else {
      const text = part.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) lines.push([])
        if (line) lines.at(-1)?.push({ text: line, scope: scopes.at(-1) || null })
      }
    }
  }
  return lines
}
