import { Link } from 'react-router'
import type { Json } from '@/domain/json.ts'
import type { WaitingCall } from '@/domain/session/readWaiting.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { ApprovalEffect } from './ApprovalEffect.tsx'
import { PendingCard } from './PendingCard.tsx'
import type { SendEvents } from './SendEvents.ts'

export interface WaitingItemProps extends WaitingCall {
  sessionTitle: string
  agent: string
  /** The session, at this event. */
  to: string
  schema: Json | null
  /** Null where nobody can answer. */
  send: SendEvents | null
}

/** Something that waits in a session that is not open: which one, what it wants, and the buttons that answer it. */
export function WaitingItem({ action, use, sessionTitle, agent, to, schema, send }: WaitingItemProps) {
  const atMs = action.sinceMs ?? use?.atMs ?? null
  return (
    <div className="flex min-w-0 items-start gap-3 px-3.5 py-3 max-[700px]:flex-col">
      <Pill tone="wait" hasDot className="mt-px min-w-[78px]">
        {action.kind === 'confirmation' ? 'approve' : action.kind === 'unknown' ? 'waits' : 'answer'}
      </Pill>
      <div className="min-w-0 flex-1 max-[700px]:w-full">
        <p className="mb-1.5 flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Link to={to} title={sessionTitle} className="max-w-full truncate font-medium hover:underline">
            {sessionTitle}
          </Link>
          <span className="truncate text-ink-3">{agent}</span>
          {action.threadId && <span className="text-ink-3">in a child thread</span>}
          {atMs !== null && <RelativeTime at={new Date(atMs).toISOString()} className="text-ink-3" />}
        </p>
        {send ? (
          <PendingCard action={action} use={use} schema={schema} send={send} />
        ) : (
          <>
            <p className="text-k-wait text-small">
              <span className="font-medium">{action.name ?? 'A tool'}</span> waits for an answer. This workspace is
              read-only.
            </p>
            <ApprovalEffect
              builtIn={use?.type === 'agent.tool_use' ? use.name : null}
              input={use && 'input' in use ? use.input : {}}
            />
          </>
        )}
      </div>
    </div>
  )
}
