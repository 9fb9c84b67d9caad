import { useQuery } from '@tanstack/react-query'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { webhookQueries } from '@/queries/webhooks.ts'
import { Banner } from '@/ui/Banner.tsx'
import { sayAttempt } from './sayAttempt.ts'

/** How the test went, as soon as that is known. */
export function TestResult({ webhook, eventId }: { webhook: ResourceRef; eventId: string }) {
  const { data } = useQuery(webhookQueries.deliveries(webhook, { limit: 20 }))
  const delivery = data?.items.find((one) => one.eventId === eventId)
  const last = delivery?.attempts.at(-1)
  return (
    <div role="status" className="px-3.5 pt-3">
      {delivery?.status === 'delivered' ? (
        <Banner tone="info">The test arrived. {last && sayAttempt(last)}</Banner>
      ) : last ? (
        <Banner tone={delivery?.nextAttemptAt ? 'wait' : 'error'}>
          The test did not arrive. {sayAttempt(last)} {delivery?.nextAttemptAt && 'It is tried again.'}
        </Banner>
      ) : (
        <Banner tone="info">The test is on its way.</Banner>
      )}
    </div>
  )
}
