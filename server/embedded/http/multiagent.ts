import { z } from 'zod'
import type { AgentRecord, JsonObject } from '../canonical.ts'
import { invalid } from '../problem.ts'
import type { AgentStore } from '../store/store.ts'
import { readFields } from './fields.ts'

const rosterFields = z.object({
  type: z.literal('coordinator'),
  agents: z
    .array(
      z.union([
        z.string(),
        z.object({ type: z.literal('agent'), id: z.string(), version: z.int().min(1).optional() }),
        z.object({ type: z.literal('self') }),
      ]),
    )
    .min(1)
    .max(20),
})

/** Resolves a coordinator's roster to agents and versions that exist, as they are stored and shown. */
export async function resolveMultiagent(agents: AgentStore, agent: AgentRecord): Promise<JsonObject | null> {
  if (agent.multiagent === null) return null
  const { agents: entries } = readFields(rosterFields, agent.multiagent, ['multiagent'])
  const roster: { type: string; id: string; version: number }[] = []
  for (const [index, entry] of entries.entries()) {
    const param = `multiagent.agents.${index}`
    const { id, version } = await resolve(agents, agent, entry, param)
    if (roster.some((known) => known.id === id)) throw invalid(`Agent '${id}' is named twice.`, param)
    roster.push({ type: 'agent', id, version })
  }
  return { type: 'coordinator', agents: roster }
}

type Entry = z.output<typeof rosterFields>['agents'][number]

async function resolve(agents: AgentStore, self: AgentRecord, entry: Entry, param: string) {
  if (typeof entry === 'object' && entry.type === 'self') return { id: self.id, version: self.version }
  const { id, version } = typeof entry === 'string' ? { id: entry, version: undefined } : entry
  if (id === self.id) return { id, version: self.version }
  const found = await agents.get(id, version)
  if (!found) throw invalid(`Agent '${id}' was not found.`, param)
  if (found.archivedAt !== null) throw invalid(`Agent '${id}' is archived.`, param)
  if (found.multiagent !== null) throw invalid(`Agent '${id}' is a coordinator itself.`, param)
  return { id, version: found.version }
}
