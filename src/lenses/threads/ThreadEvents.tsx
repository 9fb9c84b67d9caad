import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type EntryFacts, toFacts } from '@/domain/session/entryFacts.ts'
import type { ListThread, ReceivedEvent } from '@/domain/session/events.ts'
import { kindOf } from '@/domain/session/kindOf.ts'
import { summariseEvent } from '@/domain/session/summariseEvent.ts'
import { cn } from '@/lib/cn.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Row, Table, Td, Th } from '@/ui/Table.tsx'
import { kindColour } from '../filter/kindColour.ts'
import { JsonPanel } from '../inspector/json/JsonPanel.tsx'
import { sayClock, sayCount } from '../quantities.ts'
import { useThreadEvents } from './useThreadEvents.ts'

interface ThreadEventsProps {
  name: string
  threadId: string
  list: ListThread
  onClose(): void
}

/** What one thread keeps of itself: its thinking, its messages, and the calls that asked nobody. */
export function ThreadEvents({ name, threadId, list, onClose }: ThreadEventsProps) {
  const { events, isReading, isAtEnd, error, readOn } = useThreadEvents(threadId, list)
  const [openId, setOpenId] = useState<string | null>(null)
  const title = `Own events of ${name}`
  const rows = useMemo(() => events.map((received) => ({ received, facts: toFacts(received.event) })), [events])
  return (
    <section aria-label={title}>
      <div className="mb-2 flex items-center gap-3">
        <h2 className="truncate font-semibold">{title}</h2>
        <p role="status" className="whitespace-nowrap text-ink-3 text-small">
          {isReading && events.length === 0 ? 'Reading' : sayFigures(rows, isAtEnd)}
        </p>
        <IconButton label="Close its own events" className="ml-auto" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {events.length > 0 && (
        <Table label={title} isBusy={isReading}>
          <thead>
            <tr>
              <Th className="w-24">Time</Th>
              <Th className="w-56">Type</Th>
              <Th>Event</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ received, facts }) => (
              <ThreadEventRow
                key={received.event.id}
                received={received}
                facts={facts}
                isOpen={openId === received.event.id}
                onToggle={() => setOpenId(openId === received.event.id ? null : received.event.id)}
              />
            ))}
          </tbody>
        </Table>
      )}
      {error !== null && (
        <Banner tone="error" className="mt-2">
          The events of this thread could not be read. {error}
        </Banner>
      )}
      <Button className="mt-2" isBusy={isReading} onClick={readOn}>
        {error !== null ? 'Try again' : isAtEnd ? 'Look for newer events' : 'Read on'}
      </Button>
    </section>
  )
}

interface ThreadEventRowProps {
  received: ReceivedEvent
  facts: EntryFacts
  isOpen: boolean
  onToggle(): void
}

function ThreadEventRow({ received: { event, rawJson }, facts, isOpen, onToggle }: ThreadEventRowProps) {
  const kind = kindOf(facts)
  const name = 'name' in facts ? facts.name : null
  return (
    <>
      <Row className={isOpen ? 'bg-surface-2' : ''}>
        <Td className="font-mono tabular-nums">{event.atMs === null ? '—' : sayClock(event.atMs)}</Td>
        <Td className="font-mono text-small" title={event.type}>
          <span aria-hidden="true" className={cn('mr-2 inline-block size-2 rounded-[2.5px]', kindColour[kind])} />
          {event.type}
        </Td>
        <Td>
          <button
            type="button"
            aria-expanded={isOpen}
            className="max-w-full truncate text-left text-ink-2 underline-offset-2 hover:underline"
            onClick={onToggle}
          >
            {name && <b className="mr-2 font-medium text-ink">{name}</b>}
            {summariseEvent(facts, () => event) || 'No text'}
          </button>
        </Td>
      </Row>
      {isOpen && (
        <tr>
          <td colSpan={3} className="border-line border-b p-0">
            <div className="flex max-h-72 flex-col overflow-hidden">
              <JsonPanel key={event.id} label={`JSON of ${event.type}`} text={rawJson} fileName={event.id} />
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

function sayFigures(rows: readonly { facts: EntryFacts }[], isAtEnd: boolean): string {
  const count = (role: EntryFacts['role']) => rows.filter(({ facts }) => facts.role === role).length
  const figures = [
    sayCount(rows.length, 'event'),
    sayCount(count('call'), 'tool call'),
    sayCount(count('request'), 'model request'),
  ].join(' · ')
  return isAtEnd ? figures : `${figures} so far`
}
