import { sayCadence } from '@/domain/deployment/cadence.ts'
import type { Deployment } from '@/domain/deployment/deployment.ts'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RunTimes } from './RunTimes.tsx'

export interface SchedulePanelProps {
  deployment: Deployment
  schedule: NonNullable<Deployment['schedule']>
}

/** The saved schedule, as the server understands it. */
export function SchedulePanel({ deployment, schedule }: SchedulePanelProps) {
  const times = schedule.upcomingRunsAt.map((at) => Date.parse(at)).filter((ms) => !Number.isNaN(ms))
  return (
    <Panel title="Next runs">
      <div className="flex flex-col gap-2 px-3.5 py-3">
        <p>
          {sayCadence(schedule.expression)} <span className="text-ink-3">· {schedule.timezone}</span>
        </p>
        {times.length > 0 ? (
          <RunTimes times={times} timezone={schedule.timezone} />
        ) : (
          <p className="text-ink-3">None: it is {deployment.archivedAt === null ? deployment.status : 'archived'}.</p>
        )}
        <p className="text-mini text-ink-3">
          Last scheduled run: {schedule.lastRunAt ? <RelativeTime at={schedule.lastRunAt} /> : 'none yet'}
        </p>
      </div>
    </Panel>
  )
}
