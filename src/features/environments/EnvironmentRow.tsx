import { type Environment, packageManagers } from '@/domain/environment.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { EnvironmentActions } from './EnvironmentActions.tsx'

export function EnvironmentRow({ environment, workspace }: { environment: Environment; workspace: Workspace }) {
  const packages = packageManagers.flatMap((manager) => environment.packages[manager]).join(', ')
  return (
    <Row>
      <Td title={environment.name}>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <RowLink to={to(paths.environment, { workspace: workspace.id, id: environment.id })}>
              {environment.name}
            </RowLink>
            <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{environment.id}</span>
          </span>
          {environment.archivedAt !== null && <Pill isSmall>archived</Pill>}
        </span>
      </Td>
      <Td title={environment.description} className="text-ink-2">
        {environment.description || '–'}
      </Td>
      <Td className="text-ink-2">{networkText(environment)}</Td>
      <Td title={packages} className="text-ink-2">
        {packages || '–'}
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={environment.updatedAt ?? environment.createdAt} />
      </Td>
      <Td className="!px-2">
        {!workspace.isReadOnly && <EnvironmentActions environment={environment} workspace={workspace} />}
      </Td>
    </Row>
  )
}

function networkText({ configType, networking }: Environment): string {
  if (configType === 'self_hosted') return 'self-hosted'
  if (networking.type !== 'limited') return networking.type
  const hosts = networking.allowedHosts.length
  return hosts === 0 ? 'limited' : `limited, ${hosts} ${hosts === 1 ? 'host' : 'hosts'}`
}
