import type { JsonObject } from './fakeEvents.ts'

/** Agents or environments of the fake cloud: enough of them for pages to list, show and name. */
export interface FakeResources {
  create(body: JsonObject): JsonObject
  get(id: string): JsonObject | undefined
  all(): JsonObject[]
}

export function createFakeResources(prefix: string, type: string, defaults: JsonObject): FakeResources {
  const items = new Map<string, JsonObject>()
  return {
    create(body) {
      const id = `${prefix}${String(items.size + 1).padStart(20, '0')}`
      const at = new Date().toISOString()
      const item = { ...defaults, ...body, id, type, archived_at: null, created_at: at, updated_at: at }
      items.set(id, item)
      return item
    },
    get: (id) => items.get(id),
    all: () => [...items.values()].reverse(),
  }
}

export const agentDefaults: JsonObject = {
  name: 'unnamed',
  description: '',
  model: 'ultimate',
  system: '',
  tools: [],
  mcp_servers: [],
  skills: [],
  multiagent: null,
  metadata: {},
  version: 1,
}

export const environmentDefaults: JsonObject = {
  name: 'unnamed',
  description: '',
  config: { type: 'cloud', networking: { type: 'unrestricted' } },
  metadata: {},
}

/** A whole list on one page. */
export function listOf(items: JsonObject[]): JsonObject {
  return {
    data: items,
    first_id: items[0]?.id ?? null,
    last_id: items.at(-1)?.id ?? null,
    has_more: false,
    next_page: null,
  }
}
