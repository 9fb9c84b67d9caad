import { z } from 'zod'
import type { RemoteWorkspace } from './config.ts'
import { ConfigError } from './configError.ts'
import { type Environment, readVariable } from './configVariables.ts'
import { isLoopbackHost } from './loopback.ts'

/** Colour names of the interface, shown beside a workspace's name. */
const colors = ['message', 'tool', 'wait', 'error', 'thinking', 'span'] as const

/** `local` and `qoder` have a meaning of their own; the others would collide with paths under `/api/`. */
const reservedIds = new Set(['local', 'qoder', 'console', 'v1'])

const entrySchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().min(1),
  color: z.enum(colors).default('span'),
  baseUrl: z.string(),
  tokenEnv: z.string().min(1),
  readOnly: z.boolean().default(false),
})

/** The workspace `qoder`, if there is a token for it. */
export function qoderWorkspace(env: Environment): RemoteWorkspace[] {
  const baseUrl = parseBaseUrl(
    'QODER_BASE_URL',
    readVariable(env, 'QODER_BASE_URL') ?? 'https://api.qoder.com/api/v1/cloud',
  )
  const token = readVariable(env, 'QODER_PAT')
  if (token === null) return []
  return [
    { id: 'qoder', name: 'qoder', color: 'tool', baseUrl, token: parseToken('QODER_PAT', token), isReadOnly: false },
  ]
}

/** The workspaces of the file that CONSOLE_WORKSPACES names. `readFile` gets the path as it was written. */
export function parseWorkspaces(env: Environment, readFile: (path: string) => string): RemoteWorkspace[] {
  const path = readVariable(env, 'CONSOLE_WORKSPACES')
  if (path === null) return []
  const parsed = z.array(entrySchema).safeParse(readJson(path, readFile))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
    throw new ConfigError(`CONSOLE_WORKSPACES: ${path} is not right${where}: ${issue?.message ?? 'unknown form'}.`)
  }
  const seen = new Set<string>()
  return parsed.data.map((entry) => {
    const id = entry.id ?? toSlug(entry.name)
    const label = `CONSOLE_WORKSPACES: the workspace '${entry.name}'`
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      throw new ConfigError(`${label} needs an id of a-z, 0-9 and single dashes.`)
    if (reservedIds.has(id))
      throw new ConfigError(`${label} would be called '${id}', which is taken. Give it another id.`)
    if (seen.has(id)) throw new ConfigError(`${label} has the same id as another one: '${id}'. Give it another id.`)
    seen.add(id)
    const token = env[entry.tokenEnv]?.trim()
    if (!token) throw new ConfigError(`${label} reads its token from ${entry.tokenEnv}, which is not set.`)
    return {
      id,
      name: entry.name,
      color: entry.color,
      baseUrl: parseBaseUrl(`${label}: baseUrl`, entry.baseUrl),
      token: parseToken(entry.tokenEnv, token),
      isReadOnly: entry.readOnly,
    }
  })
}

function readJson(path: string, readFile: (path: string) => string): unknown {
  let text: string
  try {
    text = readFile(path)
  } catch {
    throw new ConfigError(`CONSOLE_WORKSPACES: ${path} cannot be read. Check the path.`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError(`CONSOLE_WORKSPACES: ${path} is not JSON.`)
  }
}

function parseBaseUrl(label: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigError(`${label} is not an https address.`)
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigError(`${label} must be a plain address without user, query or fragment.`)
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new ConfigError(`${label} must be https: over plain http the token could be read on the way.`)
  }
  return url.href.replace(/\/+$/, '')
}

function parseToken(variable: string, token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new ConfigError(`${variable} contains characters a token cannot have. Copy it again.`)
}

function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
