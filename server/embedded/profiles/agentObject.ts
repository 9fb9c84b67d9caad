import type { AgentRecord, JsonObject } from '../canonical.ts'

/** An agent as the API shows it since it has a contract: every field printed, empty ones too. */
export function toAgentObject(agent: AgentRecord): JsonObject {
  return {
    id: agent.id,
    type: 'agent',
    name: agent.name,
    description: agent.description,
    model: agent.model,
    system: agent.system,
    tools: agent.tools,
    mcp_servers: agent.mcpServers,
    skills: agent.skills,
    multiagent: agent.multiagent,
    metadata: agent.metadata,
    version: agent.version,
    archived_at: agent.archivedAt,
    created_at: agent.createdAt,
    updated_at: agent.updatedAt,
  }
}

/** The trimmed copy inside a session: what runs, without metadata and dates. */
export function toAgentSnapshot(agent: AgentRecord): JsonObject {
  return {
    id: agent.id,
    type: 'agent',
    version: agent.version,
    name: agent.name,
    description: agent.description,
    model: toEffectiveModel(agent.model),
    system: agent.system,
    tools: agent.tools,
    mcp_servers: agent.mcpServers,
    skills: agent.skills,
    multiagent: agent.multiagent,
  }
}

function toEffectiveModel(model: AgentRecord['model']): JsonObject {
  if (model === null || typeof model !== 'object' || Array.isArray(model)) return { id: model }
  const { context_window: contextWindow, ...rest } = model
  return contextWindow === undefined ? rest : { ...rest, effective_context_window: contextWindow }
}
