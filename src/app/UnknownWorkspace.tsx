import { Link } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { LonePage } from './LonePage.tsx'

export function UnknownWorkspace({ id, workspaces }: { id: string; workspaces: readonly Workspace[] }) {
  return (
    <LonePage
      title="No such workspace"
      actions={workspaces.map((workspace) => (
        <Link key={workspace.id} to={to(paths.overview, { workspace: workspace.id })} className={buttonClass()}>
          Open {workspace.name}
        </Link>
      ))}
    >
      <p>
        This console has no workspace called “{id}”. Workspaces are set when the console starts
        {workspaces.length > 0 ? '; these are the ones it has.' : ', and it has none. Read its log for the reason.'}
      </p>
    </LonePage>
  )
}
