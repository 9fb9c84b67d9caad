import type { Completeness } from '@/domain/session/ledger.ts'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { sayClock } from '@/lenses/quantities.ts'
import { Button } from '@/ui/Button.tsx'
import { HealthSection } from './HealthSection.tsx'
import { sayCompleteness, sayPlace } from './sayCompleteness.ts'

interface LedgerSectionProps {
  completeness: Completeness
  history: LiveSessionSnapshot['history']
  eventCount: number
  onProve: () => void
  onStop: () => void
  onSelect: (eventId: string) => void
}

/** Whether the log holds everything the list does, and the button that finds out. */
export function LedgerSection(props: LedgerSectionProps) {
  const { completeness, history, eventCount, onProve, onStop, onSelect } = props
  const isRunning = completeness.state === 'running'
  const missing = completeness.state === 'missing' ? completeness.missing : []
  return (
    <HealthSection title="Completeness">
      <p role="status" aria-label="Completeness" className="tabular-nums">
        {sayCompleteness(completeness)}
        {'atMs' in completeness && <span className="text-ink-2"> Compared at {sayClock(completeness.atMs)}.</span>}
      </p>
      {history !== 'complete' && (
        <p className="text-ink-2">Older history is not all here yet. What is loaded can be compared already.</p>
      )}
      {isRunning && (
        <progress
          aria-label="Events compared"
          value={Math.min(completeness.comparedCount, eventCount)}
          max={Math.max(1, eventCount)}
          className="mt-1 h-1.5 w-full"
        />
      )}
      {missing.length > 0 && (
        <ul aria-label="Where events were missing" className="mt-1 flex flex-col gap-0.5">
          {missing.map((run) => (
            <li key={run.ids[0]}>
              <button
                type="button"
                onClick={() => onSelect(run.ids[0] ?? run.beforeId)}
                className="text-left text-small underline underline-offset-2 wrap-anywhere"
              >
                {sayPlace(run)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2 flex gap-2">
        <Button isBusy={isRunning} onClick={onProve}>
          Prove completeness
        </Button>
        {isRunning && <Button onClick={onStop}>Stop</Button>}
      </div>
    </HealthSection>
  )
}
