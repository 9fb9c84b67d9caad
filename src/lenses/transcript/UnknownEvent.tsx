import { useId } from 'react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import { LongLines } from '../code/LongLines.tsx'
import { indentJson } from './indentJson.ts'
import { useDisclosure, useTranscriptSource } from './TranscriptSource.ts'

/** An event of a type we have not learnt yet: its type, and its JSON on demand. */
export function UnknownEvent({ row }: { row: Extract<TimelineRow, { kind: 'unknown' }> }) {
  const [isOpen, setIsOpen] = useDisclosure(row.key, false)
  const bodyId = useId()
  return (
    <div className="py-1">
      <div className="flex flex-wrap items-center gap-2 text-ink-3 text-small">
        <code className="font-mono text-ink-2">{row.type}</code>
        <span>This console does not know this type of event.</span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          className="font-medium text-ink-2 hover:text-ink"
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide JSON' : 'Show JSON'}
        </button>
      </div>
      {isOpen && (
        <div id={bodyId} className="mt-1 overflow-hidden rounded-2 border border-line">
          <RawEvent eventId={row.eventId} />
        </div>
      )}
    </div>
  )
}

function RawEvent({ eventId }: { eventId: string }) {
  const { rawJson } = useTranscriptSource()
  const text = indentJson(rawJson(eventId) ?? '')
  const lines = text.split('\n')
  return (
    <LongLines
      count={lines.length}
      renderLine={(index) => lines[index]}
      text={text}
      label="Event JSON"
      className="whitespace-pre bg-surface-0 px-3 py-2 font-mono text-small"
    />
  )
}
