import { defaultConfig } from './http/environmentFields.ts'
import { createId } from './store/ids.ts'
import { nowInstant } from './store/instants.ts'
import type { Store } from './store/store.ts'

/** Gives an empty store one environment and one agent, so that the first session is one click away. */
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
  await store.agents.create({
    id: createId('agent'),
    version: 1,
    name: 'quickstart',
    description: 'Answers, writes files and runs commands in its sandbox.',
    model: 'ultimate',
    system:
      'You are a careful programmer who works in a small sandbox. Run what you write before you say that it works.',
    tools: [{ type: 'agent_toolset_20260401' }],
    mcpServers: [],
    skills: [],
    multiagent: null,
    metadata: {},
    ...dates,
  })
}
