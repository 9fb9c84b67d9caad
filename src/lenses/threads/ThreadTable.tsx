import { timeByStatus } from '@/domain/session/trace/threadSegments.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Button } from '@/ui/Button.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { Row, Table, Td, Th } from '@/ui/Table.tsx'
import { statusTones, threadStatus } from './sayThread.ts'
import type { NamedThread } from './useThreads.ts'

interface ThreadTableProps {
  threads: readonly NamedThread[]
  nowMs: number
  onSelect(eventId: string): void
  /** The thread whose own events are shown below. */
  shownId: string | null
  /** Shows a thread's own events; left out where they cannot be read. */
  onShow?: (threadId: string | null) => void
}

/** Every thread in words and figures, as far as the session's log tells of it. */
export function ThreadTable({ threads, nowMs, onSelect, shownId, onShow }: ThreadTableProps) {
  const hasChildren = threads.some(({ lane }) => !lane.isPrimary)
  return (
    <div>
      <Table label="Threads">
        <thead>
          <tr>
            <Th className="w-[24%]">Thread</Th>
            <Th className="w-[104px]">Status</Th>
            <Th isNumber>Events</Th>
            <Th isNumber>Tool calls</Th>
            <Th isNumber>Running</Th>
            <Th isNumber>Waiting</Th>
            <Th isNumber>First to last</Th>
            {hasChildren && onShow && (
              <Th className="w-[128px]">
                <span className="sr-only">Its own events</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {threads.map(({ lane, name, segments }) => {
            const status = threadStatus(lane)
            const times = timeByStatus(segments, nowMs)
            const eventId = lane.createdId ?? lane.changes[0]?.eventId ?? null
            const spanMs = lane.firstAtMs === null || lane.lastAtMs === null ? null : lane.lastAtMs - lane.firstAtMs
            return (
              <Row key={lane.threadId ?? ''}>
                <Td>
                  {eventId === null ? (
                    name
                  ) : (
                    <button
                      type="button"
                      data-event-id={eventId}
                      className="max-w-full truncate underline-offset-2 hover:underline"
                      onClick={() => onSelect(eventId)}
                    >
                      {name}
                    </button>
                  )}
                </Td>
                <Td>{status === null ? 'not told' : <Pill tone={statusTones[status]}>{status}</Pill>}</Td>
                <Td isNumber>{lane.events.toLocaleString('en')}</Td>
                <Td isNumber>{lane.calls.toLocaleString('en')}</Td>
                <Td isNumber>{sayTime(times.get('running'))}</Td>
                <Td isNumber>{sayTime(times.get('waiting'))}</Td>
                <Td isNumber>{sayTime(spanMs ?? undefined)}</Td>
                {hasChildren && onShow && (
                  <Td className="pr-1.5 text-right">
                    {lane.threadId !== null && (
                      <Button
                        tone="ghost"
                        aria-expanded={shownId === lane.threadId}
                        aria-label={`Own events of ${name}`}
                        onClick={() => onShow(shownId === lane.threadId ? null : lane.threadId)}
                      >
                        Own events
                      </Button>
                    )}
                  </Td>
                )}
              </Row>
            )
          })}
        </tbody>
      </Table>
      {hasChildren && (
        <p className="mt-2 text-ink-3 text-small">
          Counted in the session’s log. Of a thread the agent started it may hold only the status, the messages and the
          calls that wait for an answer{onShow ? '; its own events tell the rest.' : '.'}
        </p>
      )}
    </div>
  )
}

const sayTime = (ms: number | undefined) => (ms === undefined ? '—' : formatDuration(Math.max(0, ms)))
