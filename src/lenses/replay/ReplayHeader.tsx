import { toNumberOrNull, toTextOrNull } from '@/domain/json.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { Banner } from '@/ui/Banner.tsx'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { PresentLink } from '../presentation/PresentLink.tsx'
import { SessionStatusPill } from '../session-status/SessionStatusPill.tsx'
import type { LoadedRecording } from './loadTape.ts'
import { recordingTitle } from './recordingTitle.ts'

interface ReplayHeaderProps {
  recording: LoadedRecording
  /** Name of the file. */
  name: string
  /** The session's status at the moment that is shown. */
  status: string
}

/** What was recorded, how it stands at this moment, and what could not be read of it. */
export function ReplayHeader({ recording: { tape, reading }, name, status }: ReplayHeaderProps) {
  const { header, problems } = reading
  const title = recordingTitle(reading) ?? name
  const agentName = toTextOrNull(header?.agent?.name)
  const version = toNumberOrNull(header?.agent?.version)
  const masked = header?.redaction?.masked.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <header className="flex-none px-5 pt-3.5 pb-2.5">
      <div className="flex min-w-0 items-center gap-2.5">
        <PageHeading title={title} className="truncate font-semibold text-title tracking-[-0.018em] outline-none">
          {title}
        </PageHeading>
        <Pill>recording</Pill>
        <SessionStatusPill status={status} />
        <span className="flex-1" />
        <PresentLink />
      </div>
      <ul
        aria-label="Facts"
        className="mt-1.5 flex flex-wrap gap-x-[18px] gap-y-1 text-[12.5px] text-ink-2 tabular-nums"
      >
        {agentName && (
          <li>
            <span className="font-medium text-ink">{agentName}</span>
            {version !== null && ` v${version}`}
          </li>
        )}
        <li>{formatCount(tape.eventCount)} events</li>
        {header?.recordedAt && <li>recorded {sayDate(header.recordedAt)}</li>}
        {masked > 0 && <li>{masked === 1 ? '1 place' : `${masked} places`} masked</li>}
      </ul>
      {problems.length > 0 && (
        <Banner tone="wait" className="mt-2">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Banner>
      )}
    </header>
  )
}

function sayDate(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant : new Date(at).toLocaleString()
}
