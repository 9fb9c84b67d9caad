import { ChevronRight } from 'lucide-react'
import { useId, useMemo } from 'react'
import type { CallRow } from '@/domain/session/timeline.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { OutcomeBadge } from './OutcomeBadge.tsx'
import { useDisclosure, useEvent, useNow, useTranscriptSource } from './TranscriptSource.ts'
import { editDiff } from './tools/EditBody.tsx'
import { ToolBody } from './tools/ToolBody.tsx'
import { ToolIcon } from './tools/ToolIcon.tsx'
import { type ToolCall, toToolCall } from './tools/toolCall.ts'

/** Tools whose body is what a reader came for; the summary line says enough about the others. */
const openAtFirst = new Set(['Bash', 'Edit', 'Write'])

/** A tool call and its result on one card. */
export function ToolCallCard({ row }: { row: CallRow }) {
  const { renderWaiting } = useTranscriptSource()
  const use = useEvent(row.eventId, row)
  const result = useEvent(row.resultId, row)
  const call = useMemo(() => toToolCall(row, use, result), [row, use, result])
  const body = useDisclosure(row.key, openAtFirst.has(row.name) || row.outcome === 'failed', 'call')
  const asked = useDisclosure(`${row.key}:question`, true)
  const bodyId = useId()
  const question = row.outcome === 'waiting' ? renderWaiting(row, use) : null
  // The question takes the place of the body: it shows what the call would do, at every fold level.
  const [isOpen, setIsOpen] = question ? asked : body
  return (
    <div className="my-[3px] max-w-[1280px] overflow-hidden rounded-3 border border-line bg-surface-1">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={() => setIsOpen(!isOpen)}
        className="group flex h-[34px] w-full items-center gap-[9px] px-[11px] text-left -outline-offset-2"
      >
        <ToolIcon call={row} />
        <span className="font-[550]">{row.serverName ? `${row.serverName} · ${row.name}` : row.name}</span>
        <span className="min-w-0 truncate font-mono text-ink-2 text-small">{row.summary}</span>
        <span className="ml-auto flex flex-none items-center gap-2.5 text-ink-3 text-small tabular-nums">
          {row.name === 'Edit' && row.tool === 'built-in' && <ChangeCount call={call} />}
          <CallDuration row={row} />
          <OutcomeBadge outcome={row.outcome} />
          <ChevronRight
            aria-hidden="true"
            className={cn('-mr-1 size-3.5 text-ink-3 transition-transform group-hover:text-ink', isOpen && 'rotate-90')}
          />
        </span>
      </button>
      {isOpen && (
        <div id={bodyId} className={question ? 'border-line border-t px-3 py-2.5' : undefined}>
          {question || <ToolBody call={call} />}
        </div>
      )}
    </div>
  )
}

function CallDuration({ row }: { row: CallRow }) {
  const isRunning = row.outcome === 'running'
  const now = useNow(isRunning && row.atMs !== null, 250)
  const endMs = row.endedAtMs ?? (isRunning ? now : null)
  if (row.atMs === null || endMs === null) return null
  return <span>{formatDuration(Math.max(0, endMs - row.atMs))}</span>
}

function ChangeCount({ call }: { call: ToolCall }) {
  const lines = useMemo(() => editDiff(call.input), [call.input])
  const count = (kind: 'added' | 'removed') => lines.filter((line) => line.kind === kind).length
  if (lines.length === 0) return null
  return (
    <>
      <span className="text-k-message">+{count('added')}</span>
      <span className="text-k-error">−{count('removed')}</span>
    </>
  )
}
