import { Brain, CircleAlert, CircleHelp, MessageSquare, UserRound } from 'lucide-react'
import type { ComparedStep } from '@/domain/compare/digestSession.ts'
import { ToolIcon } from '@/lenses/transcript/tools/ToolIcon.tsx'
import { cn } from '@/lib/cn.ts'
import { firstLine, nameOfStep, summaryOfStep } from './sayRow.ts'

const looks = {
  user: [UserRound, 'text-k-user'],
  message: [MessageSquare, 'text-k-message'],
  thinking: [Brain, 'text-k-thinking'],
  error: [CircleAlert, 'text-k-error'],
  other: [CircleHelp, 'text-ink-3'],
} as const

/** One step on one side, in two lines: what it is, and for a call how it ended. */
export function StepCell({ step }: { step: ComparedStep | null }) {
  if (!step) return <span className="text-ink-3">–</span>
  const { kind, result } = step
  return (
    <div className={cn('flex min-w-0 gap-2', kind === 'thinking' && 'text-ink-3')}>
      <span className="mt-0.5">
        <StepIcon step={step} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <span className="font-medium">{nameOfStep(step)}</span>{' '}
          <span className={cn('text-ink-2', kind === 'call' && 'font-mono text-small')}>{summaryOfStep(step)}</span>
        </p>
        {kind === 'call' && (
          <p className={cn('truncate font-mono text-small', result?.isError ? 'text-k-error' : 'text-ink-3')}>
            {result ? (
              <>
                {result.isError && <span className="font-medium font-sans">failed </span>}
                {firstLine(result.text) || 'no output'}
              </>
            ) : (
              <span className="font-sans">no result</span>
            )}
          </p>
        )}
      </div>
    </div>
  )
}

function StepIcon({ step: { kind, name } }: { step: ComparedStep }) {
  if (kind === 'call') return <ToolIcon call={{ tool: 'built-in', name }} />
  const [Icon, colour] = looks[kind]
  return <Icon aria-hidden className={cn('size-[15px] flex-none', colour)} strokeWidth={1.75} />
}
