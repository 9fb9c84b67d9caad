import type { Diagnosis } from '@/domain/session/doctor/diagnoseStream.ts'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { HealthSection } from './HealthSection.tsx'

/** What stands in the way of the stream, what that rests on, and how to put it right. */
export function DoctorSection({ diagnoses }: { diagnoses: readonly Diagnosis[] }) {
  return (
    <HealthSection title="Doctor">
      <ul className="flex flex-col gap-3">
        {diagnoses.map((diagnosis) => (
          <li key={diagnosis.cause}>
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {diagnosis.title}
              {diagnosis.confidence && (
                <Pill isSmall tone={diagnosis.confidence === 'high' ? 'error' : 'wait'}>
                  {diagnosis.confidence} confidence
                </Pill>
              )}
            </p>
            <p className="text-ink-2 tabular-nums">{diagnosis.seen}</p>
            {diagnosis.fixes.length > 0 && (
              <Disclosure summary="How to put it right" className="mt-1">
                <Fixes fixes={diagnosis.fixes} />
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </HealthSection>
  )
}

function Fixes({ fixes }: Pick<Diagnosis, 'fixes'>) {
  return (
    <dl className="mt-1 flex flex-col gap-2">
      {fixes.map(({ where, text, config }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one place may be named twice, and the list does not change
        <div key={index}>
          <dt className="font-medium text-small">{where}</dt>
          <dd className="text-ink-2 text-small">
            {text}
            {config !== null && (
              <div className="mt-1 flex items-start gap-1">
                <pre className="min-w-0 flex-1 overflow-x-auto rounded-2 bg-surface-2 px-2.5 py-1.5 font-mono text-ink">
                  {config}
                </pre>
                <CopyButton text={config} label={`Copy the lines for ${where}`} />
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
