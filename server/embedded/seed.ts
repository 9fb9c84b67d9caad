import type { AgentRecord } from './canonical.ts'
import { defaultConfig } from './http/environmentFields.ts'
import { createId } from './store/ids.ts'
import { nowInstant } from './store/instants.ts'
import type { Store } from './store/store.ts'

/** Gives an empty store an environment and some agents, so that the first session is one click away. */
export async function seed(store: Store): Promise<void> {
  const query = { limit: 1, includeArchived: true, created: {} }
  const [agents, environments] = await Promise.all([store.agents.list(query), store.environments.list(query)])
  if (agents.items.length > 0 || environments.items.length > 0) return
  const at = nowInstant()
  const dates = { archivedAt: null, createdAt: at, updatedAt: at }
  await store.environments.create({
    id: createId('env'),
    name: 'default',
    description: 'A sandbox that reaches no host on the network.',
    config: defaultConfig(),
    metadata: {},
    ...dates,
  })
  const roster = await Promise.all(children.map((fields) => create({ ...fields, model: 'ultimate' })))
  await create({
    name: 'coordinator',
    description: 'Gives tasks to other agents, which work side by side in threads of their own.',
    model: 'ultimate',
    system:
      'You coordinate other agents. Split the task, give each part to one agent with everything it has to know, and put together what they send back.',
    multiagent: { type: 'coordinator', agents: roster.map(({ id, version }) => ({ type: 'agent', id, version })) },
  })
  // The last one stands first in every list.
  await create({
    name: 'quickstart',
    description: 'Answers, writes files and runs commands in its sandbox.',
    model: 'ultimate',
    system:
      'You are a careful programmer who works in a small sandbox. Run what you write before you say that it works.',
    tools: allTools,
  })

  async function create(fields: Pick<AgentRecord, 'name' | 'description' | 'model'> & Partial<AgentRecord>) {
    const agent: AgentRecord = {
      id: createId('agent'),
      version: 1,
      system: '',
      tools: [],
      mcpServers: [],
      skills: [],
      multiagent: null,
      metadata: {},
      ...dates,
      ...fields,
    }
    await store.agents.create(agent)
    return agent
  }
}

const allTools = [{ type: 'agent_toolset_20260401' }]

/** Whom the coordinator can start, in the order of its roster. */
const children = [
  {
    name: 'researcher',
    description: 'Finds out and counts.',
    system: 'You find out what is asked, and send the answer with its source.',
    tools: allTools,
  },
  {
    name: 'writer',
    description: 'Writes files.',
    system: 'You write the file that is asked for and send a summary of it.',
    tools: allTools,
  },
  {
    name: 'careful',
    description: 'Asks a person before each command.',
    system: 'You change things with care. A person approves each of your commands.',
    tools: [
      {
        type: 'agent_toolset_20260401',
        configs: [{ name: 'Bash', permission_policy: { type: 'always_ask' } }],
      },
    ],
  },
]
