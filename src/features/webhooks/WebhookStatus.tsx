import type { WebhookEndpoint } from '@/domain/webhook/webhook.ts'
import { Pill } from '@/ui/Pill.tsx'

/** Whether an endpoint is told anything, and whether that arrives. */
export function WebhookStatus({ endpoint: { isActive, consecutiveFailures } }: { endpoint: WebhookEndpoint }) {
  if (!isActive) return <Pill hasDot>disabled</Pill>
  if (consecutiveFailures)
    return (
      <Pill hasDot tone="error">
        failing
      </Pill>
    )
  return (
    <Pill hasDot tone="ok">
      active
    </Pill>
  )
}
