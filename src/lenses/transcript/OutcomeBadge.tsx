import { Ban, CircleAlert, CircleCheck, CirclePause, CircleSlash, LoaderCircle, type LucideIcon } from 'lucide-react'
import type { CallOutcome } from '@/domain/session/timeline.ts'
import { cn } from '@/lib/cn.ts'

const looks: Record<CallOutcome, { icon: LucideIcon; word: string; className: string }> = {
  running: { icon: LoaderCircle, word: 'running', className: 'text-k-tool' },
  waiting: { icon: CirclePause, word: 'waiting for you', className: 'text-k-wait' },
  ok: { icon: CircleCheck, word: 'ok', className: 'text-k-message' },
  failed: { icon: CircleAlert, word: 'failed', className: 'text-k-error' },
  denied: { icon: Ban, word: 'denied', className: 'text-k-error' },
  interrupted: { icon: CircleSlash, word: 'interrupted', className: 'text-ink-3' },
}

/** How a call ended, as a word and a mark. */
export function OutcomeBadge({ outcome }: { outcome: CallOutcome }) {
  const { icon: Icon, word, className } = looks[outcome]
  return (
    <span className={cn('inline-flex items-center gap-1', className)}>
      {word}
      <Icon
        className={cn('size-[15px] flex-none', outcome === 'running' && 'animate-spin')}
        strokeWidth={1.75}
        aria-hidden="true"
      />
    </span>
  )
}
