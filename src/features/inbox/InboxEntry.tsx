import { Link } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { readToolSchema } from '@/lenses/answers/SchemaFields.tsx'
import { WaitingItem } from '@/lenses/answers/WaitingItem.tsx'
import { paths, to } from '@/paths.ts'
import { useSendAnswer } from '@/queries/useSendAnswer.ts'
import { Pill } from '@/ui/Pill.tsx'
import type { KeptEntry } from './useKeptEntries.ts'

interface InboxEntryProps {
  entry: KeptEntry
  workspace: Workspace
  onAnswered: (eventId: string) => void
}

/** One thing that waits, or what became of it. */
export function InboxEntry({ entry, workspace, onAnswered }: InboxEntryProps) {
  const { session, action, use } = entry.item
  const send = useSendAnswer({ workspace: workspace.id, id: session.id }, () => onAnswered(action.eventId))
  const title = session.title ?? 'Untitled'
  const link = `${to(paths.session, { workspace: workspace.id, id: session.id })}?event=${encodeURIComponent(action.eventId)}`
  return (
    <li aria-label={`${action.name ?? 'A tool'} in ${title}`} className="border-b border-line last:border-b-0">
      {entry.state === 'waiting' ? (
        <WaitingItem
          action={action}
          use={use}
          sessionTitle={title}
          agent={`${session.agent.name}${session.agent.version === null ? '' : ` v${session.agent.version}`}`}
          to={link}
          schema={action.name === null ? null : readToolSchema(session.raw, action.name)}
          send={workspace.isReadOnly ? null : send}
        />
      ) : (
        <p className="flex min-w-0 items-center gap-3 px-3.5 py-2.5 text-ink-2">
          <Pill className="min-w-[78px]">{entry.state === 'answered' ? 'answered' : 'gone'}</Pill>
          <Link to={link} className="truncate font-medium hover:underline">
            {title}
          </Link>
          <span className="min-w-0 flex-1 truncate">
            {entry.state === 'answered'
              ? `${action.name ?? 'The call'} was answered here.`
              : `${action.name ?? 'The call'} waits no longer: it was answered elsewhere, or the session went on without it.`}
          </span>
        </p>
      )}
    </li>
  )
}
