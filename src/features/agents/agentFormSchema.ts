import * as z from 'zod/mini'
import { builtInTools, permissionPolicies } from '@/domain/agentTools.ts'
import { isRecord, type Json } from '@/domain/json.ts'
import { readJsonText } from '@/lib/readJsonText.ts'

export const systemLimit = 100_000

const text = (most: number, message: string) => z.string().check(z.maxLength(most, message))
const row = z.object({
  key: text(64, 'A key has at most 64 characters.'),
  value: text(512, 'A value has at most 512 characters.'),
})
const policy = z.enum(permissionPolicies)
const entry = z.nullable(z.custom<Json>(isRecord))

/** What is wrong with the schema of a custom tool's input; null when it can be sent. */
export function schemaProblem(schema: string): string | null {
  const reading = readJsonText(schema)
  if (reading.problem) return reading.problem.message
  if (!isRecord(reading.value)) return 'A schema is an object.'
  return reading.value.type === 'object' ? null : 'The schema needs "type": "object".'
}

const customTool = z.object({
  entry,
  name: z.string().check(
    z.regex(/^[A-Za-z0-9_-]{1,128}$/, 'A name has 1 to 128 letters, digits, underscores or hyphens.'),
    z.refine((name) => !name.toLowerCase().startsWith('mcp__'), 'Names that start with “mcp__” are reserved.'),
    z.refine(
      (name) => !builtInTools.some((one) => one.toLowerCase() === name.toLowerCase()),
      'This name belongs to a built-in tool.',
    ),
  ),
  description: z.string().check(z.minLength(1, 'Say what the tool does: the model decides by it.')),
  inputSchema: z.string().check(
    z.superRefine((schema, context) => {
      const message = schemaProblem(schema)
      if (message) context.addIssue({ code: 'custom', message })
    }),
  ),
})

const mcpServer = z.object({
  entry,
  toolset: entry,
  name: z
    .string()
    .check(z.minLength(1, 'Give the server a name.'), z.maxLength(255, 'A name has at most 255 characters.')),
  url: z.string().check(z.refine(isHttpUrl, 'Write an address that starts with https:// or http://.')),
  isOffered: z.boolean(),
  policy,
  tools: z.array(
    z.object({
      name: z
        .string()
        .check(z.minLength(1, 'Name the tool.'), z.maxLength(128, 'A tool’s name has at most 128 characters.')),
      isOn: z.boolean(),
      policy: z.nullable(policy),
    }),
  ),
})

function isHttpUrl(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol)
  } catch {
    return false // not an address at all
  }
}

/** No two entries by the same name, whatever its case. */
const isUnique = (names: string[]) => new Set(names.map((name) => name.toLowerCase())).size === names.length

const choice = z.object({ isOn: z.boolean(), policy: z.nullable(policy) })

/** The limits of the API, told before it has to refuse. */
export const agentFormSchema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give the agent a name.'), z.maxLength(256, 'A name has at most 256 characters.')),
  description: text(2048, 'A description has at most 2,048 characters.'),
  modelId: z.string().check(z.minLength(1, 'Choose a model.')),
  effort: z.string(),
  contextWindow: z.string(),
  system: text(systemLimit, 'A system prompt has at most 100,000 characters.'),
  builtIn: z.object({ tools: z.record(z.enum(builtInTools), choice), defaultPolicy: policy }),
  customTools: z.array(customTool).check(
    z.maxLength(127, 'There is room for 128 tools in all.'),
    z.refine((tools) => isUnique(tools.map(({ name }) => name)), 'Each name can be used once.'),
  ),
  mcpServers: z.array(mcpServer).check(
    z.maxLength(20, 'There is room for 20 servers.'),
    z.refine((servers) => isUnique(servers.map(({ name }) => name)), 'Each name can be used once.'),
  ),
  skills: z
    .array(z.object({ entry, skillId: z.string().check(z.minLength(1, 'Choose a skill.')), version: z.string() }))
    .check(
      z.maxLength(20, 'There is room for 20 skills.'),
      z.refine((skills) => isUnique(skills.map(({ skillId }) => skillId)), 'Each skill can be added once.'),
    ),
  roster: z.nullable(
    z.array(z.object({ entry, agentId: z.string(), version: z.nullable(z.int().check(z.minimum(1))) })).check(
      z.minLength(1, 'A coordinator needs at least one agent.'),
      z.maxLength(20, 'There is room for 20 agents.'),
      z.refine((agents) => isUnique(agents.map(({ agentId }) => agentId)), 'Each agent can be named once.'),
    ),
  ),
  metadata: z.array(row).check(
    z.maxLength(16, 'There is room for 16 pairs.'),
    z.refine((rows) => isUnique(rows.map(({ key }) => key.trim()).filter(Boolean)), 'Each key can be used once.'),
    z.refine((rows) => rows.every(({ key, value }) => key.trim() !== '' || value === ''), 'A value needs a key.'),
  ),
})
