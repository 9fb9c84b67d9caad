import { createHash } from 'node:crypto'

const longest = 64

/**
 * The name under which a model is told of a tool of an MCP server: `mcp__tracker__search`. A pure function of both
 * names, so that a history can be told again. Providers take 64 letters, digits, `_` and `-`; what does not fit, or
 * could be read in two ways, gets a piece of its digest.
 */
export function mcpToolName(server: string, tool: string): string {
  const plain = `mcp__${server}__${tool}`
  const isClear = !server.includes('__') && !tool.includes('__') && !server.endsWith('_') && !tool.startsWith('_')
  if (isClear && plain.length <= longest && /^[A-Za-z0-9_-]+$/.test(plain)) return plain
  const digest = createHash('sha256')
    .update(JSON.stringify([server, tool]))
    .digest('hex')
    .slice(0, 8)
  return `${plain.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, longest - digest.length - 1)}_${digest}`
}
