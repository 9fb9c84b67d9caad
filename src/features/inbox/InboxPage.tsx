import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { inboxQueries } from '@/queries/inbox.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { InboxEntry } from './InboxEntry.tsx'
import { sayLook } from './sayLook.ts'
import { useCardKeys } from './useCardKeys.ts'
import { useKeptEntries } from './useKeptEntries.ts'

/** Everything that waits for a person, over all sessions, to be answered without opening each of them. */
export function InboxPage() {
  const workspace = useWorkspace()
  const query = useQuery(inboxQueries.waiting(workspace.id))
  const { data: inbox } = query
  const { entries, answer, clear } = useKeptEntries(inbox?.waiting)
  const list = useRef<HTMLUListElement>(null)
  const focusNext = useCardKeys(list)
  const settled = entries.filter(({ state }) => state !== 'waiting').length
  return (
    <Page
      title="Inbox"
      subtitle={inbox ? sayLook(inbox) : 'Looking through the sessions.'}
      isReady={inbox !== undefined}
      actions={settled > 0 ? <Button onClick={clear}>Clear {settled} answered</Button> : null}
    >
      {query.error && inbox && (
        <Banner tone="wait" className="mb-2.5">
          This may be out of date. {query.error.message}
        </Banner>
      )}
      {inbox?.problem && (
        <Banner tone="wait" className="mb-2.5">
          Not every session could be looked at; it is tried again. {inbox.problem}
        </Banner>
      )}
      {query.error && !inbox ? (
        <ErrorState
          title="The sessions could not be looked through"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : inbox && entries.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          When an agent asks before it uses a tool, or waits for the result of a tool of yours, it appears here by
          itself.
        </EmptyState>
      ) : (
        <Panel title="Waiting for you" aside={workspace.isReadOnly ? null : <Keys />}>
          <ul ref={list} aria-label="Waiting for you" aria-busy={!inbox}>
            {!inbox && <LoadingEntry />}
            {entries.map((entry) => (
              <InboxEntry
                key={entry.item.action.eventId}
                entry={entry}
                workspace={workspace}
                onAnswered={(eventId) => {
                  answer(eventId)
                  focusNext(eventId)
                }}
              />
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}

function Keys() {
  return (
    <span className="flex items-center gap-2 text-ink-2 max-[700px]:hidden">
      <Kbd>J</Kbd>
      <Kbd>K</Kbd> move <Kbd>Y</Kbd> allow <Kbd>N</Kbd> deny <Kbd>↵</Kbd> open
    </span>
  )
}

function LoadingEntry() {
  return (
    <li className="flex items-start gap-3 px-3.5 py-3">
      <Skeleton className="h-[22px] w-[78px] rounded-full" />
      <span className="flex-1">
        <Skeleton className="mt-1 h-3 w-56" />
        <Skeleton className="mt-3 h-16 w-full max-w-[700px]" />
      </span>
    </li>
  )
}
