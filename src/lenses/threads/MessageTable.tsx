import { useState } from 'react'
import type { ThreadArrow } from '@/domain/session/trace/threadArrows.ts'
import { Button } from '@/ui/Button.tsx'
import { Row, Table, Td, Th } from '@/ui/Table.tsx'
import { sayClock, sayCount } from '../quantities.ts'
import type { NamedThread } from './useThreads.ts'

const pageSize = 100

interface MessageTableProps {
  threads: readonly NamedThread[]
  arrows: readonly ThreadArrow[]
  selectedId: string | null
  onSelect(eventId: string): void
}

/** Every message between threads, the latest ones first to be read. */
export function MessageTable({ threads, arrows, selectedId, onSelect }: MessageTableProps) {
  const [count, setCount] = useState(pageSize)
  const hidden = Math.max(0, arrows.length - count)
  return (
    <>
      {hidden > 0 && (
        <Button className="mb-2" onClick={() => setCount(count + pageSize)}>
          Show {Math.min(pageSize, hidden)} earlier of {sayCount(arrows.length, 'message')}
        </Button>
      )}
      <Table label="Messages between threads">
        <thead>
          <tr>
            <Th className="w-24">Time</Th>
            <Th className="w-44">From</Th>
            <Th className="w-44">To</Th>
            <Th>Message</Th>
          </tr>
        </thead>
        <tbody>
          {arrows.slice(hidden).map(({ message, receivedId, from, to, sentAtMs }) => {
            const isSelected = selectedId !== null && (message.eventId === selectedId || receivedId === selectedId)
            return (
              <Row
                key={message.eventId}
                aria-current={isSelected || undefined}
                className={isSelected ? 'bg-surface-2' : ''}
              >
                <Td className="font-mono tabular-nums">{sayClock(sentAtMs)}</Td>
                <Td>{threads[from]?.name}</Td>
                <Td>{threads[to]?.name}</Td>
                <Td>
                  <button
                    type="button"
                    data-event-id={message.eventId}
                    className="max-w-full truncate text-left underline-offset-2 hover:underline"
                    onClick={() => onSelect(message.eventId)}
                  >
                    {message.text || 'No text'}
                  </button>
                </Td>
              </Row>
            )
          })}
        </tbody>
      </Table>
    </>
  )
}
