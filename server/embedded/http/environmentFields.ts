import { z } from 'zod'
import type { JsonObject } from '../canonical.ts'
import { invalid } from '../problem.ts'
import { metadataField, metadataPatchField, readFields } from './fields.ts'

const maxSetupScriptBytes = 64 * 1024

const name = z
  .string()
  .max(256)
  .refine((text) => text.trim() !== '', { error: "Field 'name' must not be blank." })
const description = z.string().max(2048).nullish()
const config = z.record(z.string(), z.unknown())
const createFields = z.object({ name, description, config: config.optional(), metadata: metadataField.nullish() })
const updateFields = z.object({
  name: name.optional(),
  description,
  config: config.optional(),
  metadata: metadataPatchField.nullish(),
})

const list = z.array(z.string().min(1).max(1024)).max(512).default([])
const cloudFields = z.object({
  networking: z
    .object({
      type: z.enum(['unrestricted', 'limited']),
      allowed_hosts: list,
      allow_package_managers: z.boolean().default(false),
      allow_mcp_servers: z.boolean().default(false),
    })
    .default({ type: 'limited', allowed_hosts: [], allow_package_managers: false, allow_mcp_servers: false }),
  packages: z
    .object({
      type: z.literal('packages').default('packages'),
      apt: list,
      cargo: list,
      gem: list,
      go: list,
      npm: list,
      pip: list,
    })
    .prefault({}),
  setup_script: z
    .string()
    .refine((script) => Buffer.byteLength(script) <= maxSetupScriptBytes, {
      error: "Field 'config.setup_script' must be at most 64 KB.",
    })
    .nullish(),
})

/** The configuration of an environment nobody configured: a cloud one that reaches no host. */
export const defaultConfig = (): JsonObject => toConfig({ type: 'cloud' })

export function readEnvironmentCreation(body: unknown) {
  const fields = readFields(createFields, body)
  return {
    name: fields.name,
    description: fields.description ?? '',
    config: fields.config === undefined ? defaultConfig() : toConfig(fields.config),
    metadata: fields.metadata ?? {},
  }
}

export function readEnvironmentUpdate(body: unknown) {
  const fields = readFields(updateFields, body)
  return {
    changes: {
      ...(fields.name === undefined ? {} : { name: fields.name }),
      ...(fields.description === undefined ? {} : { description: fields.description ?? '' }),
      ...(fields.config === undefined ? {} : { config: toConfig(fields.config) }),
    },
    metadata: fields.metadata ?? {},
  }
}

/** The whole configuration, with the members the API always prints. */
function toConfig(given: Record<string, unknown>): JsonObject {
  if (given.type === undefined) throw invalid("Field 'config.type' is required.", 'config.type')
  if (given.type === 'self_hosted') {
    const others = Object.keys(given).filter((key) => key !== 'type')
    if (others.length > 0) throw invalid(`A self-hosted configuration has no '${others[0]}'.`, `config.${others[0]}`)
    return { type: 'self_hosted' }
  }
  if (given.type !== 'cloud') throw invalid("Field 'config.type' must be 'cloud' or 'self_hosted'.", 'config.type')
  const { setup_script: setupScript, ...rest } = readFields(cloudFields, given, ['config'])
  return { type: 'cloud', ...rest, ...(setupScript ? { setup_script: setupScript } : {}) }
}
