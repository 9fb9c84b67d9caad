import { timeByStatus } from '@/domain/session/trace/threadSegments.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Pill } from '@/ui/Pill.tsx'
import { Row, Table, Td, Th } from '@/ui/Table.tsx'
import { statusTones, threadStatus } from './sayThread.ts'
import type { NamedThread } from './useThreads.ts'

interface ThreadTableProps {
  threads: readonly NamedThread[]
  nowMs: number
  onSelect(eventId: string): void
}

/** Every thread in words and figures. */
export function ThreadTable({ threads, nowMs, onSelect }: ThreadTableProps) {
  return (
    <Table label="Threads">
      <thead>
        <tr>
          <Th className="w-[28%]">Thread</Th>
          <Th>Status</Th>
          <Th isNumber>Events</Th>
          <Th isNumber>Tool calls</Th>
          <Th isNumber>Running</Th>
          <Th isNumber>Waiting</Th>
          <Th isNumber>First to last</Th>
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
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}

const sayTime = (ms: number | undefined) => (ms === undefined ? '—' : formatDuration(Math.max(0, ms)))
