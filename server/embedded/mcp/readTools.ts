import type { JsonObject } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { McpTool } from './mcpServers.ts'

const maxTools = 128
const maxSchemaLength = 64 * 1024
const maxDescriptionLength = 4096

export interface OfferedTools {
  tools: McpTool[]
  /** Why a tool was left out, in sentences. */
  leftOut: string[]
}

/** The tools of a server that a model can be told of. A wrong description costs its tool, not the server or the turn. */
export function readTools(server: string, offered: unknown[]): OfferedTools {
  const read: OfferedTools = { tools: [], leftOut: [] }
  const names = new Set<string>()
  for (const tool of offered) {
    const name = isJsonObject(tool) && typeof tool.name === 'string' ? tool.name : null
    const leave = (why: string) => read.leftOut.push(`The MCP server '${server}' offers ${why}; it is left out.`)
    if (!isJsonObject(tool) || name === null || name === '' || name.length > 128) leave('a tool without a usable name')
    else if (names.has(name)) leave(`two tools named '${name}'`)
    else if (read.tools.length === maxTools) {
      leave(`more than ${maxTools} tools: '${name}' is one too many`)
      break
    } else {
      const inputSchema = readSchema(tool.inputSchema)
      if (inputSchema === null) leave(`the tool '${name}' with an input schema that is none`)
      else {
        names.add(name)
        const description = typeof tool.description === 'string' ? tool.description.slice(0, maxDescriptionLength) : ''
        read.tools.push({ server, name, description, inputSchema })
      }
    }
  }
  return read
}

/** Null when it is not a schema of an object: a provider would refuse the whole request for it. */
function readSchema(schema: unknown): JsonObject | null {
  if (schema === undefined) return { type: 'object', properties: {} }
  if (!isJsonObject(schema) || (schema.type !== undefined && schema.type !== 'object')) return null
  const { properties, required } = schema
  if (properties !== undefined && !isJsonObject(properties)) return null
  if (isJsonObject(properties) && !Object.values(properties).every(isSchema)) return null
  if (required !== undefined && !(Array.isArray(required) && required.every((name) => typeof name === 'string')))
    return null
  return JSON.stringify(schema).length > maxSchemaLength ? null : { ...schema, type: 'object' }
}

const isSchema = (value: unknown) => typeof value === 'boolean' || isJsonObject(value)
