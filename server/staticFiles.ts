import { readFile, stat } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
]

/** Serves a folder of built browser code: `GET` and `HEAD`, precompressed siblings, and the app for every page URL. */
export function createStaticFiles(root: string) {
  return async function serveStatic(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'Pages are only read. Use GET or HEAD.')
    const name = toFileName(new URL(request.url).pathname)
    if (name === null) return plain(400, 'This is not the address of a page.')
    const path = resolve(root, name)
    if (path !== root && !path.startsWith(root + sep)) return plain(400, 'This is not the address of a page.')

    const isAsset = name.startsWith('assets/')
    const answer = await serveFile(request, path, isAsset)
    if (answer) return answer
    if (isAsset || (extname(name) !== '' && name !== 'index.html') || !isPageVisit(request.headers))
      return plain(404, 'There is no such file.')
    const page = await serveFile(request, resolve(root, 'index.html'), false)
    return page ?? plain(503, 'The browser code has not been built. Run npm start.')
  }
}

/** Null when the name is not plain: undecodable, hidden, or with a separator that only decoding brought to light. */
function toFileName(pathname: string): string | null {
  try {
    const segments = pathname.split('/').filter((segment) => segment !== '')
    const names = segments.map(decodeURIComponent)
    if (names.some((name) => name.startsWith('.') || /[/\\\0]/.test(name))) return null
    return names.length > 0 ? names.join('/') : 'index.html'
  } catch {
    return null // an escape that is not UTF-8
  }
}

async function serveFile(request: Request, path: string, isImmutable: boolean): Promise<Response | null> {
  const type = contentTypes[extname(path)]
  if (!type || !(await stampOf(path))) return null
  const variant = await chooseVariant(path, request.headers.get('accept-encoding') ?? '')
  const stamp = await stampOf(path + variant.ending)
  if (!stamp) return null
  const etag = `"${stamp}${variant.ending}"`
  const headers = new Headers({
    'content-type': type,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'accept-encoding',
  })
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  if (variant.name) headers.set('content-encoding', variant.name)
  const body = await readFile(path + variant.ending)
  headers.set('content-length', String(body.length))
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

/** Size and time of a file as a short text, or null if there is no such file. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path).then((entry) => (entry.isFile() ? entry : { size: -1, mtimeMs: 0 }))
    return size < 0 ? null : `${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}`
  } catch {
    return null // absent or unreadable: either way there is nothing to serve
  }
}

async function chooseVariant(path: string, accepted: string): Promise<{ name: string | null; ending: string }> {
  const wanted = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const quality = parameters.find((text) => text.startsWith('q='))?.slice(2)
      return [name, quality === undefined ? 1 : Number(quality)] as const
    }),
  )
  for (const encoding of encodings) {
    const quality = wanted.get(encoding.name) ?? wanted.get('*') ?? 0
    if (quality > 0 && (await stampOf(path + encoding.ending))) return encoding
  }
  return { name: null, ending: '' }
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  return ifNoneMatch.split(',').some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === etag)
}

/** A person opening a URL, or a plain client that takes anything; not a script looking for data. */
function isPageVisit(headers: Headers): boolean {
  const mode = headers.get('sec-fetch-mode')
  if (mode !== null && mode !== 'navigate') return false
  return /text\/html|\*\/\*/.test(headers.get('accept') ?? '*/*')
}

function plain(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
