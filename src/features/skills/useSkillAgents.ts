import { useQuery } from '@tanstack/react-query'
import type { Agent } from '@/domain/agent.ts'
import { toArray, toRecord } from '@/domain/json.ts'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import type { DependantsGroup } from '@/ui/DependantsList.tsx'

export interface SkillAgent {
  agent: Agent
  /** Null when the agent follows the newest version. */
  pinned: string | null
}

/** The agents that have a skill, among the newest hundred: the API cannot be asked for them. */
export function useSkillAgents(workspace: string, skillId: string) {
  const { data, error, isPending } = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const agents = data?.items.flatMap((agent): SkillAgent[] => {
    const entry = toArray(agent.raw.skills)
      .map(toRecord)
      .find(({ skill_id }) => skill_id === skillId)
    if (!entry) return []
    const isPinned = entry.version !== undefined && entry.version !== null && entry.version !== 'latest'
    return [{ agent, pinned: isPinned ? String(entry.version) : null }]
  })
  const group: DependantsGroup = {
    noun: ['agent', 'agents'],
    items: agents?.map(({ agent, pinned }) => ({
      id: agent.id,
      label: agent.name,
      to: to(paths.agent, { workspace, id: agent.id }),
      note: pinned === null ? 'newest version' : `version ${pinned}`,
    })),
    error,
    isPartial: Boolean(data?.older),
  }
  return { agents, group, error, isPending, isPartial: Boolean(data?.older) }
}
