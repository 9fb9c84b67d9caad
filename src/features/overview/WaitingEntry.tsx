import type { Workspace } from '@/domain/workspace.ts'
import { readToolSchema } from '@/lenses/answers/SchemaFields.tsx'
import { WaitingItem } from '@/lenses/answers/WaitingItem.tsx'
import { paths, to } from '@/paths.ts'
import type { WaitingAction } from '@/queries/lookAround.ts'
import { useSendAnswer } from '@/queries/useSendAnswer.ts'
import { focusHeading } from '@/ui/focusHeading.ts'

/** One call that waits, with its effect and its answers. */
export function WaitingEntry({ item, workspace }: { item: WaitingAction; workspace: Workspace }) {
  const { action, use, session } = item
  // The card that had the focus goes away with the answer.
  const send = useSendAnswer({ workspace: workspace.id, id: session.id }, focusHeading)
  const title = session.title ?? 'Untitled'
  const link = to(paths.session, { workspace: workspace.id, id: session.id })
  return (
    <li aria-label={`${action.name ?? 'A tool'} in ${title}`} className="border-b border-line last:border-b-0">
      <WaitingItem
        action={action}
        use={use}
        sessionTitle={title}
        agent={`${session.agent.name}${session.agent.version === null ? '' : ` v${session.agent.version}`}`}
        to={`${link}?event=${encodeURIComponent(action.eventId)}`}
        schema={action.name === null ? null : readToolSchema(session.raw, action.name)}
        send={workspace.isReadOnly ? null : send}
      />
    </li>
  )
}
