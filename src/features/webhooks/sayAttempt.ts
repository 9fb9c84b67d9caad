import type { WebhookDelivery } from '@/domain/webhook/webhook.ts'

/** One try in a sentence. */
export function sayAttempt({ statusCode, error, durationMs }: WebhookDelivery['attempts'][number]): string {
  const time = durationMs === null ? '' : ` after ${durationMs} ms`
  if (statusCode !== null) return `The receiver answered ${statusCode}${time}.`
  return error ?? 'There was no answer.'
}
