import * as z from 'zod/mini'
import { type AgentForm, parseCustomTools } from '@/domain/agentForm.ts'
import { builtInTools, permissionPolicies } from '@/domain/agentTools.ts'

export const systemLimit = 100_000

const row = z.object({
  key: z.string().check(z.maxLength(64, 'A key has at most 64 characters.')),
  value: z.string().check(z.maxLength(512, 'A value has at most 512 characters.')),
})

/** The limits of the API, told before it has to refuse. */
export const agentFormSchema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give the agent a name.'), z.maxLength(256, 'A name has at most 256 characters.')),
  description: z.string().check(z.maxLength(2048, 'A description has at most 2,048 characters.')),
  modelId: z.string().check(z.minLength(1, 'Choose a model.')),
  system: z.string().check(z.maxLength(systemLimit, 'A system prompt has at most 100,000 characters.')),
  tools: z.record(z.enum(builtInTools), z.object({ isOn: z.boolean(), policy: z.enum(permissionPolicies) })),
  customTools: z
    .string()
    .check(z.refine((text) => parseCustomTools(text) !== null, 'This is not a JSON list of tools.')),
  metadata: z.array(row).check(
    z.maxLength(16, 'There is room for 16 pairs.'),
    z.refine((rows) => {
      const keys = rows.map(({ key }) => key.trim()).filter(Boolean)
      return new Set(keys).size === keys.length
    }, 'Each key can be used once.'),
    z.refine((rows) => rows.every(({ key, value }) => key.trim() !== '' || value === ''), 'A value needs a key.'),
  ),
})

const shape = z.object({
  name: z.string(),
  description: z.string(),
  modelId: z.string(),
  system: z.string(),
  tools: agentFormSchema.shape.tools,
  customTools: z.string(),
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
})

/** A form that was stored, valid or half-typed; null when it has another shape, say from another version of the console. */
export function readAgentForm(stored: unknown): AgentForm | null {
  const parsed = shape.safeParse(stored)
  return parsed.success ? parsed.data : null
}
