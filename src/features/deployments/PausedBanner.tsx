import type { Deployment } from '@/domain/deployment/deployment.ts'
import { Banner } from '@/ui/Banner.tsx'

/** Why nothing starts at the moment, and what to do about it. */
export function PausedBanner({ deployment }: { deployment: Deployment }) {
  const { archivedAt, status, pausedReason, schedule } = deployment
  if (archivedAt !== null)
    return (
      <Banner tone="info">
        This deployment is archived and starts no more sessions. The sessions it has started stay.
      </Banner>
    )
  if (status !== 'paused') return null
  if (pausedReason?.error)
    return (
      <Banner tone="error">
        It paused itself because a scheduled run could not start. {pausedReason.error.message} Put that right, then
        resume it.
      </Banner>
    )
  return (
    <Banner tone="wait">It is paused.{schedule && ' What its schedule misses meanwhile is not made up for.'}</Banner>
  )
}
