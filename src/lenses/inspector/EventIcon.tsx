import {
  Bot,
  Brain,
  CircleAlert,
  CircleHelp,
  CirclePause,
  Cpu,
  Flag,
  type LucideIcon,
  MessageSquare,
  Target,
  UserRound,
} from 'lucide-react'
import type { EventKind } from '@/domain/session/logItems.ts'
import { cn } from '@/lib/cn.ts'
import { ToolIcon } from '../transcript/tools/ToolIcon.tsx'
import type { Inspected } from './inspected.ts'

const looks: Record<EventKind, [LucideIcon, string]> = {
  user: [UserRound, 'text-k-user'],
  thinking: [Brain, 'text-k-thinking'],
  message: [MessageSquare, 'text-k-message'],
  tool: [Bot, 'text-k-tool'],
  span: [Cpu, 'text-ink-3'],
  status: [Flag, 'text-ink-3'],
  wait: [CirclePause, 'text-k-wait'],
  error: [CircleAlert, 'text-k-error'],
  unknown: [CircleHelp, 'text-ink-3'],
}

/** The mark of the selected event's kind, in its colour. */
export function EventIcon({ inspected }: { inspected: Inspected }) {
  const { call, item, evaluation } = inspected
  if (call) return <ToolIcon call={call} />
  const [Icon, colour] = evaluation ? ([Target, 'text-k-message'] as const) : looks[item?.kind ?? 'unknown']
  return <Icon aria-hidden="true" className={cn('size-[15px] flex-none', colour)} strokeWidth={1.75} />
}
