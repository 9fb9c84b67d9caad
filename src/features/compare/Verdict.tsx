import { Equal, GitCompareArrows } from 'lucide-react'
import { Link } from 'react-router'
import { divergingEvents, haveSomethingInCommon } from '@/domain/compare/comparedRows.ts'
import type { Comparison } from '@/domain/compare/compareSessions.ts'
import { likelyCause, type SetupDifference } from '@/domain/compare/likelyCause.ts'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import type { ComparedSide } from './ComparedSide.ts'
import { sideLink } from './sideLink.ts'

interface VerdictProps {
  comparison: Comparison
  setup: readonly SetupDifference[]
  left: ComparedSide
  right: ComparedSide
  workspace: string
  onShow: () => void
}

/** Where the two part first and what is likely behind it, with links to the events on either side. */
export function Verdict({ comparison, setup, left, right, workspace, onShow }: VerdictProps) {
  const { divergence } = comparison
  const events = divergingEvents(comparison)
  const Icon = divergence ? GitCompareArrows : Equal
  return (
    <section
      aria-label="First difference"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-3 border border-line bg-surface-1 px-3.5 py-2.5"
    >
      <Icon aria-hidden strokeWidth={1.75} className="size-[18px] shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 basis-80">
        <p className="font-semibold">{headline(comparison)}</p>
        <p className="text-ink-2 wrap-anywhere">{explanation(comparison, setup)}</p>
      </div>
      {divergence && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={onShow}>Show it here</Button>
          {events.left && (
            <Link to={sideLink(workspace, left.ref, events.left)} className={buttonClass()}>
              Event on the left
            </Link>
          )}
          {events.right && (
            <Link to={sideLink(workspace, right.ref, events.right)} className={buttonClass()}>
              Event on the right
            </Link>
          )}
        </div>
      )}
    </section>
  )
}

function headline(comparison: Comparison): string {
  const { turns, divergence } = comparison
  if (turns.length === 0) return 'Neither side has done anything yet'
  if (!divergence) return 'They took the same steps'
  if (!haveSomethingInCommon(comparison)) return 'They have nothing in common'
  const { turn, step } = divergence
  if (step === null) return `They part in turn ${turn + 1}`
  const pair = turns[turn]?.steps[step]
  const name = pair?.left?.name ?? pair?.right?.name ?? ''
  return `They part in turn ${turn + 1} at step ${step + 1}, ${name}`
}

function explanation(comparison: Comparison, setup: readonly SetupDifference[]): string {
  const cause = likelyCause(comparison, setup)
  if (cause) return cause
  const names = setup.map(({ name }) => name)
  return names.length > 0
    ? `Their set-ups differ all the same: ${names.join(', ')}.`
    : 'Messages, calls and their results say the same on both sides.'
}
