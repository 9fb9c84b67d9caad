import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { readToolSchema } from '@/lenses/answers/SchemaFields.tsx'
import { WaitingItem } from '@/lenses/answers/WaitingItem.tsx'
import { paths, to } from '@/paths.ts'
import { inboxQueries, type WaitingAction } from '@/queries/inbox.ts'
import { useSendAnswer } from '@/queries/useSendAnswer.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { focusHeading } from '@/ui/focusHeading.ts'
import { Panel } from '@/ui/Panel.tsx'

const shown = 3

/** What waits for a person, to be answered right here. Nothing is shown while nothing waits. */
export function WaitingPanel({ workspace }: { workspace: Workspace }) {
  const waiting = useQuery(inboxQueries.waiting(workspace.id)).data?.waiting ?? []
  if (waiting.length === 0) return null
  return (
    <Panel
      title="Waiting for you"
      className="mb-4"
      aside={
        <Link to={to(paths.inbox, { workspace: workspace.id })} className={buttonClass('ghost', '-mr-2.5')}>
          {waiting.length > shown ? `All ${waiting.length} in the inbox` : 'Open the inbox'}
        </Link>
      }
    >
      <ul aria-label="Waiting for you">
        {waiting.slice(0, shown).map((item) => (
          <WaitingEntry key={item.action.eventId} item={item} workspace={workspace} />
        ))}
      </ul>
    </Panel>
  )
}

function WaitingEntry({ item, workspace }: { item: WaitingAction; workspace: Workspace }) {
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
