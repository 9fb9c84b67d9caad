import type { Skill } from '@/domain/skill/skill.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { SkillActions } from './SkillActions.tsx'

export function SkillRow({ skill, workspace }: { skill: Skill; workspace: Workspace }) {
  return (
    <Row>
      <Td title={skill.displayTitle}>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <RowLink to={to(paths.skill, { workspace: workspace.id, id: skill.id })}>{skill.displayTitle}</RowLink>
            <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{skill.id}</span>
          </span>
          {skill.latestVersion === null && <Pill isSmall>no version</Pill>}
        </span>
      </Td>
      <Td title={skill.description} className="text-ink-2">
        {skill.description || '–'}
      </Td>
      <Td className="text-ink-2">{skill.source}</Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={skill.updatedAt ?? skill.createdAt} />
      </Td>
      <Td className="!px-2">{!workspace.isReadOnly && <SkillActions skill={skill} workspace={workspace} />}</Td>
    </Row>
  )
}
