import { type RefObject, useMemo, useRef } from 'react'
import { compareSessions } from '@/domain/compare/compareSessions.ts'
import { setupDifferences } from '@/domain/compare/likelyCause.ts'
import type { ComparedSide } from './ComparedSide.ts'
import { PairTable } from './PairTable.tsx'
import { SetupPanel } from './SetupPanel.tsx'
import { TotalsPanel } from './TotalsPanel.tsx'
import { Verdict } from './Verdict.tsx'

interface ComparisonViewProps {
  left: ComparedSide
  right: ComparedSide
  workspace: string
  scroller: RefObject<HTMLElement | null>
}

/** What comparing two sides found: where they part, what differs in sum and in set-up, and both step by step. */
export function ComparisonView({ left, right, workspace, scroller }: ComparisonViewProps) {
  const comparison = useMemo(() => compareSessions(left.digest, right.digest), [left, right])
  const setup = useMemo(() => setupDifferences(left.setup, right.setup), [left, right])
  const showFirst = useRef<(() => void) | null>(null)
  return (
    <>
      <div className="flex flex-col gap-3 px-6 pb-3">
        <Verdict
          comparison={comparison}
          setup={setup}
          left={left}
          right={right}
          workspace={workspace}
          onShow={() => showFirst.current?.()}
        />
        <div className="grid items-start gap-3 xl:grid-cols-2">
          <TotalsPanel left={left} right={right} />
          <SetupPanel differences={setup} left={left} right={right} />
        </div>
      </div>
      <PairTable
        comparison={comparison}
        left={left}
        right={right}
        workspace={workspace}
        scroller={scroller}
        showFirst={showFirst}
      />
    </>
  )
}
