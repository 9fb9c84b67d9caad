import { z } from 'zod'
import { maxMemoryBytes } from '../../memory.ts'
import { invalid } from '../../problem.ts'
import { metadataField, metadataPatchField, readFields } from '../fields.ts'

const controls = /\p{Cc}/u

const storeName = z
  .string()
  .max(255)
  .refine((text) => text.trim() !== '', { error: "Field 'name' must not be blank." })
  .refine((text) => !controls.test(text), { error: "Field 'name' must not hold control characters." })
const description = z.string().max(1024).nullish()
const storeFields = z.object({ name: storeName, description, metadata: metadataField.nullish() })
const storePatchFields = z.object({ name: storeName.optional(), description, metadata: metadataPatchField.nullish() })

export function readMemoryStoreCreation(body: unknown) {
  const fields = readFields(storeFields, body)
  return { name: fields.name, description: fields.description ?? '', metadata: fields.metadata ?? {} }
}

export function readMemoryStoreUpdate(body: unknown) {
  const { metadata, name, description: text } = readFields(storePatchFields, body)
  return {
    changes: {
      ...(name === undefined ? {} : { name }),
      ...(text === undefined ? {} : { description: text ?? '' }),
    },
    metadata: metadata ?? {},
  }
}

const content = z
  .string()
  .refine((text) => text.trim() !== '', { error: "Field 'content' must not be blank." })
  .refine((text) => Buffer.byteLength(text) <= maxMemoryBytes, {
    error: `Field 'content' must be at most ${maxMemoryBytes} bytes long.`,
  })
const hash = z.string().regex(/^[0-9a-fA-F]{64}$/, { error: "Field 'content_sha256' must be 64 hex digits." })
const memoryFields = z.object({ path: z.string(), content, metadata: metadataField.nullish() })
const memoryPatchFields = z.object({
  path: z.string().optional(),
  content: content.optional(),
  metadata: metadataPatchField.nullish(),
  content_sha256: hash.nullish(),
  precondition: z.object({ type: z.literal('content_sha256'), content_sha256: hash }).nullish(),
})

export function readMemoryCreation(body: unknown) {
  const fields = readFields(memoryFields, body)
  return { path: readMemoryPath(fields.path), content: fields.content, metadata: fields.metadata ?? {} }
}

export function readMemoryUpdate(body: unknown) {
  const fields = readFields(memoryPatchFields, body)
  const own = fields.content_sha256 ?? undefined
  const nested = fields.precondition?.content_sha256
  if (own !== undefined && nested !== undefined && own.toLowerCase() !== nested.toLowerCase())
    throw invalid("Fields 'content_sha256' and 'precondition' name different hashes.", 'precondition')
  return {
    ...(fields.path === undefined ? {} : { path: readMemoryPath(fields.path) }),
    ...(fields.content === undefined ? {} : { content: fields.content }),
    metadata: fields.metadata ?? {},
    expectedSha256: own ?? nested,
  }
}

export function readExpectedHash(text: string | undefined): string | undefined {
  return text === undefined ? undefined : readFields(hash, text, ['expected_content_sha256'])
}

/** A relative path whose parts can all be names of files. One leading slash is forgiven, as some clients write it. */
export function readMemoryPath(given: string): string {
  const path = given.replace(/^\//, '')
  const refuse = (why: string) => invalid(`Field 'path' ${why}.`, 'path')
  if (path === '') throw refuse('must not be empty')
  if ([...path].length > 1024) throw refuse('must be at most 1024 characters long')
  if (path.startsWith('/')) throw refuse('must be relative')
  if (controls.test(path)) throw refuse('must not hold control characters')
  if (Buffer.from(path).toString() !== path) throw refuse('must be valid Unicode')
  for (const part of path.split('/')) {
    if (part === '') throw refuse('must not hold an empty part')
    if (part === '.' || part === '..') throw refuse(`must not hold the part '${part}'`)
    if (Buffer.byteLength(part) > 255) throw refuse('must not hold a part longer than 255 bytes')
  }
  return path
}
