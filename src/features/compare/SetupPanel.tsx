import type { SetupDifference } from '@/domain/compare/likelyCause.ts'
import { SideBySideDiff } from '@/lenses/code/SideBySideDiff.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { Panel } from '@/ui/Panel.tsx'
import type { ComparedSide } from './ComparedSide.ts'

interface SetupPanelProps {
  differences: readonly SetupDifference[]
  left: ComparedSide
  right: ComparedSide
}

/** What the agents and environments of both sides differ in. */
export function SetupPanel({ differences, left, right }: SetupPanelProps) {
  const isKnown = [left, right].every(({ setup }) => setup.agent !== null)
  return (
    <Panel title="Set-up">
      <div className="flex flex-col gap-2 px-3.5 py-2.5">
        {differences.map(({ name, left: one, right: other }) => (
          <Difference key={name} name={name} one={one} other={other} />
        ))}
        {differences.length === 0 && (
          <p className="text-ink-3">
            {isKnown
              ? 'Agent, model, prompt, tools and environment say the same on both sides.'
              : 'One side does not say what it ran on, so nothing can be compared here.'}
          </p>
        )}
      </div>
    </Panel>
  )
}

const longestInline = 48

function Difference({ name, one, other }: { name: string; one: string; other: string }) {
  const isShort = [one, other].every((text) => text.length <= longestInline && !text.includes('\n'))
  if (!isShort) {
    return (
      <Disclosure summary={<>{name} differs</>}>
        <div className="mt-1.5">
          <SideBySideDiff left={one} right={other} label={name} />
        </div>
      </Disclosure>
    )
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="w-28 shrink-0 text-ink-2">{name}</span>
      <span className="sr-only">on the left</span>
      <span className="font-mono text-small wrap-anywhere">{one}</span>
      <span aria-hidden className="text-ink-3">
        →
      </span>
      <span className="sr-only">on the right</span>
      <span className="font-mono text-small wrap-anywhere">{other}</span>
    </p>
  )
}
