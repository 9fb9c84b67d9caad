import { z } from 'zod'
import type { AgentRecord } from '../canonical.ts'
import { invalid } from '../problem.ts'
import { jsonObjectField, readFields } from './fields.ts'

const builtInTools = [
  'Bash',
  'Read',
  'Write',
  'Edit',
  'Glob',
  'Grep',
  'WebFetch',
  'WebSearch',
  'ImageSearch',
  'ImageGen',
  'DeliverArtifacts',
]

const builtInName = z
  .string()
  .refine((name) => builtInTools.includes(name), { error: ({ input }) => `unknown tool name '${String(input)}'` })
const policy = z.object({ type: z.enum(['always_allow', 'always_ask', 'always_deny']) })
const setting = z.object({ enabled: z.boolean().optional(), permission_policy: policy.optional() })

const toolset = z.object({
  enabled_tools: z.array(builtInName).optional(),
  disallowed_tools: z.array(builtInName).optional(),
  configs: z.array(setting.extend({ name: builtInName })).optional(),
  default_config: setting.optional(),
})

const mcpToolset = z.object({
  mcp_server_name: z.string().min(1).max(255),
  configs: z.array(setting.extend({ name: z.string().min(1).max(128) })).optional(),
  default_config: setting.optional(),
})

const customTool = z.object({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/, {
    error: 'A tool name has 1 to 128 letters, digits, underscores or hyphens.',
  }),
  description: z.string(),
  input_schema: jsonObjectField.refine((schema) => schema.type === 'object', {
    error: "Field 'input_schema' must have the type 'object'.",
  }),
})

/** Checks what belongs together in `tools` and `mcp_servers`, or throws a Problem (400) that names the entry. */
export function checkTools({ tools, mcpServers }: Pick<AgentRecord, 'tools' | 'mcpServers'>, beta: string[]): void {
  const names = new Set<string>()
  for (const [index, tool] of tools.entries()) {
    const at = ['tools', index]
    switch (tool.type) {
      case 'agent_toolset_20260401':
        readFields(toolset, tool, at)
        break
      case 'mcp_toolset': {
        const { mcp_server_name: server } = readFields(mcpToolset, tool, at)
        if (!mcpServers.some(({ name }) => name === server))
          throw invalid(`No entry of 'mcp_servers' is named '${server}'.`, `${at.join('.')}.mcp_server_name`)
        break
      }
      case 'custom':
        checkCustomName(readFields(customTool, tool, at).name, names, `${at.join('.')}.name`)
        break
      case 'browser_toolset_20260714':
        throw beta.includes('browser-use-2026-07-14')
          ? invalid('The embedded cloud does not implement the browser toolset yet.', at.join('.'))
          : invalid(
              "tools containing browser_toolset_20260714 require the 'x-qoder-beta: browser-use-2026-07-14' header.",
              at.join('.'),
            )
      default:
        throw tool.type === undefined
          ? invalid(`Field '${at.join('.')}.type' is required.`, `${at.join('.')}.type`)
          : invalid(`unknown tool type '${String(tool.type)}'`, `${at.join('.')}.type`)
    }
  }
}

function checkCustomName(name: string, names: Set<string>, param: string): void {
  const key = name.toLowerCase()
  if (builtInTools.some((builtIn) => builtIn.toLowerCase() === key))
    throw invalid(`The tool name '${name}' belongs to a built-in tool.`, param)
  if (key.startsWith('mcp__')) throw invalid("Tool names that start with 'mcp__' are reserved.", param)
  if (names.has(key)) throw invalid(`The tool name '${name}' is used twice.`, param)
  names.add(key)
}
