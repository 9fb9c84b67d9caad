const byExtension: Record<string, string> = {
  bash: 'bash',
  cjs: 'javascript',
  css: 'css',
  diff: 'diff',
  go: 'go',
  html: 'xml',
  js: 'javascript',
  json: 'json',
  jsonl: 'json',
  jsx: 'javascript',
  md: 'markdown',
  mjs: 'javascript',
  patch: 'diff',
  py: 'python',
  rs: 'rust',
  sh: 'bash',
  sql: 'sql',
  svg: 'xml',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  xml: 'xml',
  yaml: 'yaml',
  yml: 'yaml',
}

const byName: Record<string, string> = { golang: 'go', ini: 'ini', shell: 'bash', console: 'bash', zsh: 'bash' }

/** The language we can highlight for a word after ``` (`py`, `typescript`), or null. */
export function languageOfWord(word: string): string | null {
  const lower = word.toLowerCase()
  const known = byExtension[lower] ?? byName[lower]
  return known ?? (Object.values(byExtension).includes(lower) ? lower : null)
}

/** The language of a file by the end of its path, or null. */
export function languageOfPath(path: string): string | null {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]
  return extension ? (byExtension[extension.toLowerCase()] ?? null) : null
}
