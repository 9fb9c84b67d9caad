import { z } from 'zod'
import { invalid } from '../problem.ts'
import { toInstant } from '../store/instants.ts'
import { readFields } from './fields.ts'

const purposes = ['user_upload', 'tool_output', 'skill_output', 'session_resource', 'agent_output'] as const
const maxMetadataBytes = 8 * 1024

const uploadFields = z.object({
  name: z
    .string()
    .refine((name) => Buffer.byteLength(name) >= 1 && Buffer.byteLength(name) <= 255, 'A name has 1 to 255 bytes.')
    .optional(),
  purpose: z.enum(purposes).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  expires_in_seconds: z.int().min(3600).max(7_776_000).optional(),
})

export interface UploadFields {
  name: string | undefined
  purpose: string
  metadata: Record<string, string>
  expiresAt: string | null
}

/** The text parts of an upload, or a Problem (400). */
export function readUploadFields(parts: Map<string, string>): UploadFields {
  const seconds = parts.get('expires_in_seconds')
  if (seconds !== undefined && !/^\d{1,9}$/.test(seconds))
    throw invalid("Field 'expires_in_seconds' must be an integer.", 'expires_in_seconds')
  const fields = readFields(uploadFields, {
    name: parts.get('name'),
    purpose: parts.get('purpose') || undefined,
    metadata: readMetadata(parts.get('metadata')),
    expires_in_seconds: seconds === undefined ? undefined : Number(seconds),
  })
  const lifetime = fields.expires_in_seconds
  return {
    name: fields.name,
    purpose: fields.purpose ?? 'user_upload',
    metadata: fields.metadata ?? {},
    expiresAt: lifetime === undefined ? null : toInstant((Date.now() + lifetime * 1000) * 1000),
  }
}

function readMetadata(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined
  if (Buffer.byteLength(text) > maxMetadataBytes) throw invalid("Field 'metadata' is larger than 8 KB.", 'metadata')
  try {
    return JSON.parse(text)
  } catch {
    throw invalid("Field 'metadata' must be a JSON object written as text.", 'metadata')
  }
}

export function readPurpose(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  return readFields(z.object({ purpose: z.enum(purposes) }), { purpose: text }).purpose
}
