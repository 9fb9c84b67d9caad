import { useQuery } from '@tanstack/react-query'
import type { Schedule } from '@/domain/deployment/cronSchedule.ts'
import { deploymentQueries } from '@/queries/deployments.ts'
import { useNow } from '@/ui/useNow.ts'
import { RunTimes } from './RunTimes.tsx'

/** When a schedule that is being written would run next, or what is wrong with it. */
export function UpcomingRuns({ schedule }: { schedule: Schedule }) {
  const minute = Math.floor(Math.max(useNow(), Date.now()) / 60_000)
  const { data, error } = useQuery(deploymentQueries.preview(schedule, minute))
  return (
    <div aria-live="polite" className="min-h-[6.5em]">
      {error && <p className="text-small text-ink-3">The next runs cannot be shown. Reload the page to try again.</p>}
      {data?.fault && <p className="text-small text-k-error">{data.fault.message}</p>}
      {data && !data.fault && <RunTimes times={data.upcoming} timezone={schedule.timezone} />}
    </div>
  )
}
