import {
  Brain,
  CircleAlert,
  CircleDot,
  CircleQuestionMark,
  ClipboardCheck,
  Cpu,
  Hourglass,
  MessageSquareText,
  MessagesSquare,
  Unplug,
  User,
} from 'lucide-react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import { ToolIcon } from '../transcript/tools/ToolIcon.tsx'

/** The sign of a line of the trace. */
export function TraceIcon({ row }: { row: TimelineRow }) {
  if (row.kind === 'call') return <ToolIcon call={row} />
  const [Icon, colour] = iconOf(row)
  return <Icon className={`size-[13.5px] flex-none ${colour}`} strokeWidth={1.75} aria-hidden="true" />
}

function iconOf(row: Exclude<TimelineRow, { kind: 'call' }>) {
  switch (row.kind) {
    case 'turn':
      return [MessagesSquare, 'text-k-user'] as const
    case 'request':
      return [Cpu, row.isError ? 'text-k-error' : 'text-ink-3'] as const
    case 'thinking':
      return [Brain, 'text-k-thinking'] as const
    case 'message':
      return [MessageSquareText, 'text-k-message'] as const
    case 'evaluation':
      return [ClipboardCheck, 'text-ink-3'] as const
    case 'user':
    case 'system':
      return [User, 'text-k-user'] as const
    case 'note':
      if (row.tone === 'wait') return [Hourglass, 'text-k-wait'] as const
      return row.tone === 'error' ? ([CircleAlert, 'text-k-error'] as const) : ([CircleDot, 'text-ink-3'] as const)
    case 'unknown':
      return [CircleQuestionMark, 'text-ink-3'] as const
    case 'gap':
      return [Unplug, 'text-k-wait'] as const
  }
}
