import { isRecord, type Json, toRecord, toText } from './json.ts'

export interface FileMount {
  fileId: string
  /** Empty for the API's own choice. */
  mountPath: string
}

export interface MemoryMount {
  storeId: string
  access: 'read_write' | 'read_only'
  instructions: string
}

export interface Repository {
  url: string
  /** Written only into the request, never into storage or shown code. */
  token: string
  mountPath: string
  branch: string
}

/** What is mounted in a session's sandbox as a form holds it, kind by kind. */
export interface ResourceRows {
  files: FileMount[]
  repositories: Repository[]
  memory: MemoryMount[]
  /** In the API's own form: what no row can hold whole. */
  others: unknown[]
}

export const noResources: ResourceRows = { files: [], repositories: [], memory: [], others: [] }

/** Resources in rows, where a row holds all that was said; every other one as it is. */
export function readResourceRows(resources: readonly unknown[]): ResourceRows {
  const rows: ResourceRows = { files: [], repositories: [], memory: [], others: [] }
  for (const resource of resources) {
    const raw = withoutNulls(toRecord(resource))
    switch (kindOfResource(raw)) {
      case 'files':
        rows.files.push({ fileId: toText(raw.file_id), mountPath: toText(raw.mount_path) })
        break
      case 'memory':
        rows.memory.push({
          storeId: toText(raw.memory_store_id),
          access: raw.access === 'read_only' ? 'read_only' : 'read_write',
          instructions: toText(raw.instructions),
        })
        break
      case 'repositories':
        rows.repositories.push({
          url: toText(raw.url),
          token: toText(raw.authorization_token ?? raw.password),
          mountPath: toText(raw.mount_path),
          branch: toText(toRecord(raw.checkout).name),
        })
        break
      case 'others':
        rows.others.push(resource)
    }
  }
  return rows
}

/** Rows in the API's words: files, repositories, memory stores, others. Blank rows are not written. */
export function writeResourceRows({ files, repositories, memory, others }: ResourceRows): unknown[] {
  return [
    ...files
      .filter(({ fileId }) => fileId !== '')
      .map(({ fileId, mountPath }) => ({
        type: 'file',
        file_id: fileId,
        ...(mountPath.trim() ? { mount_path: mountPath.trim() } : {}),
      })),
    ...repositories.filter(({ url }) => url.trim() !== '').map(writeRepository),
    ...memory
      .filter(({ storeId }) => storeId !== '')
      .map(({ storeId, access, instructions }) => ({
        type: 'memory_store',
        memory_store_id: storeId,
        access,
        ...(instructions.trim() ? { instructions: instructions.trim() } : {}),
      })),
    ...others,
  ]
}

function writeRepository({ url, token, mountPath, branch }: Repository): Json {
  const isGitHub = isOnGitHub(url)
  return {
    type: isGitHub ? 'github_repository' : 'git_repository',
    url: url.trim(),
    ...(token ? { [isGitHub ? 'authorization_token' : 'password']: token } : {}),
    ...(mountPath.trim() ? { mount_path: mountPath.trim() } : {}),
    ...(branch.trim() ? { checkout: { type: 'branch', name: branch.trim() } } : {}),
  }
}

/** Among which rows a resource stands: refusals name it by its place in the list. */
export function kindOfResource(resource: unknown): keyof ResourceRows {
  const raw = withoutNulls(toRecord(resource))
  if (raw.type === 'file') return raw.file_id && hasOnly(raw, ['type', 'file_id', 'mount_path']) ? 'files' : 'others'
  if (raw.type === 'memory_store') {
    const isKnown = raw.access === undefined || raw.access === 'read_write' || raw.access === 'read_only'
    return isKnown && raw.memory_store_id && hasOnly(raw, ['type', 'memory_store_id', 'access', 'instructions'])
      ? 'memory'
      : 'others'
  }
  return isRepository(raw) ? 'repositories' : 'others'
}

function isRepository({ checkout, ...raw }: Json): boolean {
  const isGitHub = isOnGitHub(toText(raw.url))
  if (raw.type !== (isGitHub ? 'github_repository' : 'git_repository')) return false
  const branch = toRecord(checkout)
  const isBranch = isRecord(checkout) ? branch.type === 'branch' && hasOnly(branch, ['type', 'name']) : !checkout
  return (
    isBranch &&
    raw.url !== '' &&
    hasOnly(raw, ['type', 'url', 'mount_path', isGitHub ? 'authorization_token' : 'password'])
  )
}

const isOnGitHub = (url: string) => /^https:\/\/github\.com\//i.test(url.trim())

/** Texts, and under no other names. */
const hasOnly = (raw: Json, names: readonly string[]) =>
  Object.entries(raw).every(([name, value]) => names.includes(name) && typeof value === 'string')

const withoutNulls = (raw: Json): Json => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null))

/** What is surely wrong with a row, said before the API is asked. */
export const mountPathFlaw = (path: string) =>
  path !== '' && !path.startsWith('/') ? 'It begins with a slash.' : undefined
export const repositoryFlaw = (url: string) =>
  url !== '' && !/^https:\/\/./.test(url.trim()) ? 'It begins with https://.' : undefined

export function hasFlaw({ files, repositories }: ResourceRows): boolean {
  return files.some(({ mountPath }) => mountPathFlaw(mountPath)) || repositories.some(({ url }) => repositoryFlaw(url))
}
