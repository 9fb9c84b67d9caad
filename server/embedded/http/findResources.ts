import type { SessionResource } from '../canonical.ts'
import { invalid, notFound } from '../problem.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'
import type { ResourceInput } from './resourceFields.ts'

/**
 * Looks up what is asked for and gives each a place in the sandbox beside those that are taken. Throws a Problem: 404
 * for what is not there, 400 for what is asked for twice or would lie in the place of another.
 */
export async function findResources(
  store: Store,
  inputs: ResourceInput[],
  taken: readonly SessionResource[] = [],
): Promise<SessionResource[]> {
  const found: SessionResource[] = []
  for (const input of inputs) {
    const others = [...taken, ...found]
    const resource = input.type === 'file' ? await findFile(store, input) : await findMemoryStore(store, input, others)
    if (others.some((other) => targetOf(other) === targetOf(resource)))
      throw invalid(`'${targetOf(resource)}' is given twice.`, input.at || undefined)
    if (others.some((other) => overlap(other.mountPath, resource.mountPath)))
      throw invalid(
        `'${resource.mountPath}' is the place of another resource, or inside it.`,
        input.at ? `${input.at}.mount_path` : 'mount_path',
      )
    found.push(resource)
  }
  return found
}

async function findFile(store: Store, { fileId, mountPath }: ResourceInput & { type: 'file' }) {
  const file = await store.files.get(fileId)
  if (!file) throw notFound('File', fileId)
  const at = nowInstant()
  return {
    id: createId('sesr'),
    type: 'file' as const,
    fileId,
    filename: file.filename,
    mountPath: mountPath ?? `/mnt/session/uploads/${fileId}`,
    createdAt: at,
    updatedAt: at,
  }
}

async function findMemoryStore(
  store: Store,
  { memoryStoreId, access, instructions, at: field }: ResourceInput & { type: 'memory_store' },
  others: SessionResource[],
) {
  const memoryStore = await store.memoryStores.get(memoryStoreId)
  if (!memoryStore) throw notFound('Memory store', memoryStoreId)
  if (memoryStore.archivedAt !== null) throw invalid(`Memory store '${memoryStoreId}' is archived.`, field)
  const at = nowInstant()
  const { name, description } = memoryStore
  return {
    id: createId('sesr'),
    type: 'memory_store' as const,
    memoryStoreId,
    access,
    instructions,
    name,
    description,
    mountPath: freePath(`/mnt/memory/${slugOf(name)}`, others),
    createdAt: at,
    updatedAt: at,
  }
}

const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'store'

function freePath(path: string, others: SessionResource[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`
    if (!others.some(({ mountPath }) => mountPath === candidate)) return candidate
  }
}

const targetOf = (resource: SessionResource) => (resource.type === 'file' ? resource.fileId : resource.memoryStoreId)

const overlap = (one: string, other: string) =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
