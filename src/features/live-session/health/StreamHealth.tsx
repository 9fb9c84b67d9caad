import { type ReactNode, useMemo, useState } from 'react'
import { createLinter } from '@/domain/session/findings/createLinter.ts'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Button } from '@/ui/Button.tsx'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { DoctorSection } from './DoctorSection.tsx'
import { FindingsSection } from './FindingsSection.tsx'
import { LedgerSection } from './LedgerSection.tsx'
import { ReconnectList } from './ReconnectList.tsx'
import { readHealth } from './readHealth.ts'
import { streamReport } from './streamReport.ts'

export interface StreamHealthProps {
  live: LiveSession
  snapshot: LiveSessionSnapshot
  /** Milliseconds since the epoch. The log is looked over each time it moves, not with each event. */
  nowMs: number
  onSelect: (eventId: string) => void
}

/** Everything known of how a session's stream is doing, what is wrong with it, and how to put it right. */
export function StreamHealth({ live, snapshot, nowMs, onSelect }: StreamHealthProps) {
  const [linter] = useState(createLinter)
  const health = useMemo(() => readHealth(live, linter, nowMs), [live, linter, nowMs])
  const { stats, completeness, history } = snapshot
  const { record } = health

  const copyReport = async () => {
    try {
      await navigator.clipboard.writeText(streamReport(snapshot, health))
      notify('The report is copied.')
    } catch {
      notifyFailure('The browser does not allow copying here.')
    }
  }
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 tabular-nums">
        <Fact name="State">{stats.state}</Fact>
        <Fact name="Events">{stats.events.toLocaleString('en')}</Fact>
        <Fact name="Last event">{stats.lastId ?? 'none'}</Fact>
        <Fact name="Last byte">{sayAge(record.lastHeardAtMs, nowMs)}</Fact>
        <Fact name="Last heartbeat">{sayAge(record.heartbeats.at(-1) ?? null, nowMs)}</Fact>
        <Fact name="First byte">{sayFirstByte(record)}</Fact>
        <Fact name="Duplicates dropped">{stats.duplicatesDropped.toLocaleString('en')}</Fact>
        <Fact name="Gaps">
          {stats.gapsFound} found, {stats.gapsFilled} filled
        </Fact>
      </dl>
      <LedgerSection
        completeness={completeness}
        history={history}
        eventCount={stats.events}
        onProve={() => live.proveCompleteness()}
        onStop={() => live.stopProving()}
        onSelect={onSelect}
      />
      <DoctorSection diagnoses={health.diagnoses} />
      <FindingsSection findings={health.findings} onSelect={onSelect} />
      <ReconnectList reconnects={record.reconnects} />
      <div className="border-line border-t pt-3">
        <Button onClick={() => void copyReport()}>Copy as a report</Button>
        <p className="pt-1 text-ink-2 text-small">Times, counts and event ids; no content, no address, no token.</p>
      </div>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="truncate">{children}</dd>
    </>
  )
}

const sayAge = (atMs: number | null, nowMs: number) =>
  atMs === null ? 'none on this connection' : `${formatDuration(Math.max(0, nowMs - atMs))} ago`

function sayFirstByte({ openedAtMs, firstByteAtMs }: { openedAtMs: number | null; firstByteAtMs: number | null }) {
  if (openedAtMs === null || firstByteAtMs === null) return 'none on this connection'
  return `${formatDuration(firstByteAtMs - openedAtMs)} after the connection opened`
}
