import { posix } from 'node:path'

const maxBytes = 255

/** A file name as it may be shown and saved: its last part, without control and direction characters, 255 bytes at most. */
export function toFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+$/, '')
  if (plain === '') return 'file'
  const extension = posix.extname(plain).slice(0, 20)
  let stem = plain.slice(0, plain.length - extension.length)
  while (Buffer.byteLength(stem + extension) > maxBytes) stem = [...stem].slice(0, -1).join('')
  return stem + extension
}

const byExtension: Record<string, string> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  py: 'text/x-python',
  sh: 'text/x-shellscript',
  sql: 'application/sql',
  svg: 'image/svg+xml',
  toml: 'application/toml',
  ts: 'text/x-typescript',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  log: 'text/plain',
  webp: 'image/webp',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  zip: 'application/zip',
}

/** The type the client named if it says something, else what the name says. */
export function toMimeType(given: string, filename: string): string {
  const named = given.split(';')[0]?.trim().toLowerCase() ?? ''
  const isTelling = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/.test(named) && named !== 'application/octet-stream'
  if (isTelling) return named
  const extension = posix.extname(filename).slice(1).toLowerCase()
  return (Object.hasOwn(byExtension, extension) && byExtension[extension]) || 'application/octet-stream'
}
