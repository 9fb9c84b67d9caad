import { paths, to } from '@/paths.ts'
import { Panel } from '@/ui/Panel.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { useSkillAgents } from './useSkillAgents.ts'

/** Which agents have the skill, and in which version. */
export function SkillAgents({ workspace, skillId }: { workspace: string; skillId: string }) {
  const { agents, error, isPending, isPartial } = useSkillAgents(workspace, skillId)
  return (
    <Panel title="Agents that have it">
      <ul aria-label="Agents that have it" aria-busy={isPending}>
        {isPending && (
          <li className="px-3.5 py-[9px]">
            <Skeleton className="h-[22px] w-1/2" />
          </li>
        )}
        {error && !agents && (
          <li className="px-3.5 py-3 text-k-error">The agents could not be read. {error.message}</li>
        )}
        {agents?.map(({ agent, pinned }) => (
          <li
            key={agent.id}
            className="relative flex h-[37px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
          >
            <span className="min-w-0 flex-1" title={agent.name}>
              <RowLink to={to(paths.agent, { workspace, id: agent.id })}>{agent.name}</RowLink>
            </span>
            <span className="shrink-0 text-mini text-ink-3">{pinned === null ? 'newest' : 'pinned'}</span>
          </li>
        ))}
        {agents?.length === 0 && <li className="px-3.5 py-4 text-ink-3">No agent has it yet.</li>}
        {isPartial && <li className="px-3.5 py-2 text-mini text-ink-3">Only the newest 100 agents were looked at.</li>}
      </ul>
    </Panel>
  )
}
