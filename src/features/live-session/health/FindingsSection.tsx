import { useState } from 'react'
import type { Finding } from '@/domain/session/findings/finding.ts'
import { Button } from '@/ui/Button.tsx'
import { Pill, type PillTone } from '@/ui/Pill.tsx'
import { HealthSection } from './HealthSection.tsx'

interface FindingsSectionProps {
  findings: readonly Finding[]
  onSelect: (eventId: string) => void
}

const tones: Record<Finding['severity'], PillTone> = { error: 'error', warning: 'wait', notice: 'neutral' }
const shownAtFirst = 30
const linksShown = 3

/** What the linter found, each with the events it is about. */
export function FindingsSection({ findings, onSelect }: FindingsSectionProps) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? findings : findings.slice(0, shownAtFirst)
  return (
    <HealthSection title={`Findings (${findings.length})`}>
      {findings.length === 0 && <p>The log is as the protocol wants it.</p>}
      <ul className="flex flex-col gap-1.5">
        {shown.map(({ key, severity, sentence, eventIds }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-2">
            <Pill isSmall tone={tones[severity]}>
              {severity}
            </Pill>
            <span className="min-w-0 wrap-anywhere">{sentence}</span>
            {eventIds.slice(0, linksShown).map((id) => (
              <button
                key={id}
                type="button"
                aria-label={`Show event ${id}`}
                onClick={() => onSelect(id)}
                className="max-w-40 truncate font-mono text-mini text-ink-2 underline underline-offset-2 hover:text-ink"
              >
                {id}
              </button>
            ))}
            {eventIds.length > linksShown && <span className="text-ink-3 text-mini">and more</span>}
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button className="mt-2" onClick={() => setIsWhole(true)}>
          Show all {findings.length} findings
        </Button>
      )}
    </HealthSection>
  )
}
