/** What the browser has to load before each page works: initial JavaScript and CSS, compressed as they are served. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildIfNeeded, distDir } from '../scripts/project.mjs'
import { printTable, round } from './table.ts'

const limitsKb = { LiveSessionPage: 190, others: 150 }
/** Of the file a recording is put into, as it lies on a disk: uncompressed. */
const viewerLimitKb = 950

/** A lazy import as it stands in built code: the chunk, and the numbers of what is fetched beside it. */
interface LazyImport {
  file: string
  beside: string[]
}

const read = (file: string) => readFileSync(join(distDir, file), 'utf8')
const siblings = (pattern: RegExp, code: string) => [...code.matchAll(pattern)].map(([, file = '']) => `assets/${file}`)

const staticImports = (code: string) => siblings(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g, code)

function lazyImports(code: string): LazyImport[] {
  const known = /__vite__mapDeps=.*?m\.f=(\[[^\]]*\])/.exec(code)?.[1]
  const deps = known ? [...known.matchAll(/["'`]\/?([^"'`]+)["'`]/g)].map(([, file = '']) => file) : []
  const pattern = /import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)(?:\s*,\s*__vite__mapDeps\(\[([\d,\s]*)\]\))?/g
  return [...code.matchAll(pattern)].map(([, file = '', numbers = '']) => ({
    file: `assets/${file}`,
    beside: numbers.split(',').flatMap((number) => (number.trim() ? (deps[Number(number)] ?? []) : [])),
  }))
}

/** The given files and everything they import at once. */
function withImports(files: string[]): Set<string> {
  const all = new Set<string>()
  const visit = (file: string) => {
    if (all.has(file)) return
    all.add(file)
    if (file.endsWith('.js')) for (const imported of staticImports(read(file))) visit(imported)
  }
  for (const file of files) visit(file)
  return all
}

function sizesKb(files: string[]): { plain: number; gzip: number; brotli: number } {
  const sum = (size: (content: Buffer) => number) =>
    files.reduce((total, file) => total + size(Buffer.from(read(file))), 0) / 1_000
  return {
    plain: sum(({ length }) => length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length),
  }
}

if ((await buildIfNeeded()) !== 0) process.exit(1)
const html = read('index.html')
const atStart = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file)
const entry = withImports(atStart)
const pages = [...entry]
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) => lazyImports(read(file)))
  .filter(({ file }) => /Page-[^/]+\.js$/.test(file))

const rows = pages.map(({ file, beside }) => {
  const name = /([^/]+Page)-/.exec(file)?.[1] ?? file
  const loaded = [...new Set([...entry, ...withImports([file, ...beside])])]
  const script = sizesKb(loaded.filter((path) => path.endsWith('.js')))
  const style = sizesKb(loaded.filter((path) => path.endsWith('.css')))
  const limit = name === 'LiveSessionPage' ? limitsKb.LiveSessionPage : limitsKb.others
  return {
    page: name,
    'JS kB': round(script.plain),
    'JS gzip': round(script.gzip, 1),
    'JS brotli': round(script.brotli, 1),
    limit,
    'is it': script.brotli <= limit ? 'ok' : 'over',
    'CSS gzip': round(style.gzip, 1),
    'CSS brotli': round(style.brotli, 1),
  }
})
printTable('Initial JavaScript and CSS by page, kB (1 kB = 1,000 bytes)', rows)

const viewerKb = Buffer.byteLength(read('viewer.html')) / 1_000
printTable('The HTML file without its recording, kB', [
  {
    file: 'viewer.html',
    kB: round(viewerKb),
    limit: viewerLimitKb,
    'is it': viewerKb <= viewerLimitKb ? 'ok' : 'over',
  },
])
