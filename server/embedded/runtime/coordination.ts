import type { AgentRecord, JsonObject } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { ToolDefinition } from '../model/model.ts'
import type { Store } from '../store/store.ts'
import type { TurnLog } from './turnLog.ts'

/** An agent that a coordinator may start in a thread of its own. */
export interface RosterEntry {
  /** What the model calls it: its name, or its id when another one has that name. */
  name: string
  agent: AgentRecord
}

/** At most this many threads of a session can work, the coordinator's own among them. */
export const maxThreads = 25

const text = (description: string): JsonObject => ({ type: 'string', description })

function tool(name: string, description: string, properties: JsonObject): ToolDefinition {
  const required = Object.keys(properties)
  return { name, description, inputSchema: { type: 'object', properties, required, additionalProperties: false } }
}

/** The tools by which the agent of this thread works with other threads. */
export function coordinationTools(log: TurnLog, roster: RosterEntry[]): ToolDefinition[] {
  if (!log.isPrimary) {
    return [
      tool(
        'send_to_parent',
        'Sends a message to the coordinator that gave you your task: your result, or a question.',
        {
          message: text('What to say.'),
        },
      ),
    ]
  }
  if (roster.length === 0) return []
  const known = roster.map(({ name, agent }) => `${name}${agent.description ? ` (${agent.description})` : ''}`)
  return [
    tool(
      'create_agent',
      `Starts an agent in a thread of its own with a first message and answers with the id of the thread. It works beside you, in the same sandbox, and knows nothing of your conversation. What it sends back comes to you as a message; end your turn to wait for it. Agents: ${known.join('; ')}.`,
      {
        agent: { type: 'string', enum: roster.map(({ name }) => name), description: 'Which agent.' },
        message: text('Its task, with everything it has to know.'),
      },
    ),
    tool('send_to_agent', 'Sends another message to an agent you started. It remembers what it did so far.', {
      thread_id: text('Id of its thread.'),
      message: text('What to say.'),
    }),
    tool('list_agents', 'Lists the agents you started: their threads and what these are doing.', {}),
  ]
}

/** The agents a coordinator may start, as they were when it was configured. One that was deleted since is left out. */
export async function readRoster(
  store: Pick<Store, 'agents'>,
  { agent, isPrimary }: Pick<TurnLog, 'agent' | 'isPrimary'>,
): Promise<RosterEntry[]> {
  const entries = isPrimary && Array.isArray(agent.multiagent?.agents) ? agent.multiagent.agents : []
  const agents: AgentRecord[] = []
  for (const entry of entries.filter(isJsonObject)) {
    const id = String(entry.id)
    const version = typeof entry.version === 'number' ? entry.version : undefined
    // The coordinator itself runs as it does in this session, which may have changed its tools.
    const found = id === agent.id ? agent : await store.agents.get(id, version)
    if (found) agents.push(found)
  }
  const names = agents.map(({ name }) => name)
  return agents.map((found) => ({
    agent: { ...found, multiagent: null },
    name: names.indexOf(found.name) === names.lastIndexOf(found.name) ? found.name : found.id,
  }))
}
