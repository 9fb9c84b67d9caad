import type { Deployment } from '@/domain/deployment/deployment.ts'
import { Pill, type PillTone } from '@/ui/Pill.tsx'

const tones: Record<string, PillTone> = { active: 'ok', paused: 'wait' }

/** A deployment's state in a word; one that paused itself looks like what it is: a failure. */
export function DeploymentStatus({
  deployment,
}: {
  deployment: Pick<Deployment, 'status' | 'pausedReason' | 'archivedAt'>
}) {
  const { status, pausedReason, archivedAt } = deployment
  if (archivedAt !== null) return <Pill hasDot>archived</Pill>
  const isFailure = status === 'paused' && pausedReason?.type === 'error'
  return (
    <Pill hasDot tone={isFailure ? 'error' : (tones[status] ?? 'neutral')}>
      {isFailure ? 'paused by error' : status}
    </Pill>
  )
}
