import type { WebhookDelivery } from '@/domain/webhook/webhook.ts'
import { CodeBlock } from '@/lenses/code/CodeBlock.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { Pill, type PillTone } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { sayAttempt } from './sayAttempt.ts'

const tones: Record<string, PillTone> = { pending: 'wait', delivered: 'ok', rejected: 'error', dead_letter: 'error' }

export function DeliveryRow({ delivery }: { delivery: WebhookDelivery }) {
  const { eventType, eventId, status, attempts, nextAttemptAt, createdAt, payload } = delivery
  const code = attempts.at(-1)?.statusCode ?? null
  return (
    <li aria-label={`${eventType}: ${status}`} className="border-b border-line px-3.5 py-2 last:border-b-0">
      <Disclosure
        summary={
          <span className="flex min-w-0 items-center gap-2 font-normal">
            <span className="min-w-0 truncate font-mono text-small text-ink">{eventType}</span>
            <Pill isSmall tone={tones[status] ?? 'neutral'}>
              {status.replace('_', ' ')}
            </Pill>
            {code !== null && <span className="text-ink-3 tabular-nums">{code}</span>}
            <span className="text-ink-3">
              {attempts.length === 1 ? '1 try' : `${attempts.length} tries`} · <RelativeTime at={createdAt} />
            </span>
          </span>
        }
      >
        <div className="mt-2 flex flex-col gap-2 pl-[19px]">
          <ol aria-label="Tries" className="flex flex-col gap-0.5 text-small text-ink-2">
            {attempts.map((attempt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tries are in order and only added to
              <li key={index}>
                {index + 1}. <RelativeTime at={attempt.at} />: {sayAttempt(attempt)}
              </li>
            ))}
            {nextAttemptAt && (
              <li className="text-ink-3">
                Next try: <time dateTime={nextAttemptAt}>{new Date(nextAttemptAt).toLocaleTimeString()}</time>
              </li>
            )}
          </ol>
          <p className="font-mono text-mini text-ink-3">{eventId}</p>
          <CodeBlock code={JSON.stringify(payload, null, 2) ?? ''} language="json" />
        </div>
      </Disclosure>
    </li>
  )
}
