import { posix } from 'node:path'
import { z } from 'zod'
import { invalid } from '../problem.ts'
import { readFields } from './fields.ts'

const mountFolders = ['/mnt/', '/data/', '/workspace/']
const maxResources = 500

const mountPath = z
  .string()
  .max(512)
  .refine(isMountPath, `A mount path is an absolute path below ${mountFolders.join(', ')}, without '..'.`)
  .nullish()

const fileFields = z.object({ file_id: z.string().min(1), mount_path: mountPath, path: mountPath })
const memoryStoreFields = z.object({
  memory_store_id: z.string().min(1),
  access: z.enum(['read_write', 'read_only']).nullish(),
  instructions: z.string().max(4096).nullish(),
})

/** What a client asks to be mounted, before anybody looked whether it is there. */
export type ResourceInput =
  | { type: 'file'; fileId: string; mountPath: string | null; at: string }
  | {
      type: 'memory_store'
      memoryStoreId: string
      access: 'read_write' | 'read_only'
      instructions: string
      at: string
    }

/** The `resources` of a new session, with the `memory_store_ids` of May 2026 as memory stores among them. */
export function readResources(body: Record<string, unknown>): ResourceInput[] {
  const { resources, memory_store_ids: storeIds } = readFields(
    z.object({
      resources: z.array(z.unknown()).max(maxResources).nullish(),
      memory_store_ids: z.array(z.string().min(1)).max(maxResources).nullish(),
    }),
    body,
  )
  return [
    ...(resources ?? []).map((resource, index) => readResource(resource, ['resources', index])),
    ...(storeIds ?? []).map((memoryStoreId, index) => ({
      type: 'memory_store' as const,
      memoryStoreId,
      access: 'read_write' as const,
      instructions: '',
      at: `memory_store_ids.${index}`,
    })),
  ]
}

function readResource(resource: unknown, path: PropertyKey[]): ResourceInput {
  const { type } = readFields(z.object({ type: z.string() }), resource, path)
  const at = path.map(String).join('.')
  switch (type) {
    case 'file':
      return readFileResource(resource, path)
    case 'memory_store': {
      const fields = readFields(memoryStoreFields, resource, path)
      return {
        type,
        memoryStoreId: fields.memory_store_id,
        access: fields.access ?? 'read_write',
        instructions: fields.instructions ?? '',
        at,
      }
    }
    case 'github_repository':
    case 'git_repository':
      throw invalid(
        'The sandbox of the embedded cloud has no git, so it cannot clone a repository. Upload the files it needs instead.',
        `${at}.type`,
      )
    default:
      throw invalid(
        `Field '${at}.type' must be 'file', 'github_repository', 'git_repository' or 'memory_store'.`,
        `${at}.type`,
      )
  }
}

/** A file to mount; `path` is what May 2026 called `mount_path`. */
export function readFileResource(resource: unknown, path: PropertyKey[] = []): ResourceInput & { type: 'file' } {
  const fields = readFields(fileFields, resource, path)
  const mountPath = fields.mount_path ?? fields.path ?? null
  return { type: 'file', fileId: fields.file_id, mountPath, at: path.map(String).join('.') }
}

function isMountPath(path: string): boolean {
  const isPlain = posix.normalize(path) === path && !path.endsWith('/') && !/\p{Cc}/u.test(path)
  return isPlain && mountFolders.some((folder) => path.startsWith(folder) && path.length > folder.length)
}
