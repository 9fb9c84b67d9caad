import type { FieldPath } from 'react-hook-form'
import * as z from 'zod/mini'
import type { WebhookForm } from '@/domain/webhook/webhookForm.ts'

/** What is surely wrong, told before the server has to refuse. Which addresses it calls, the server decides. */
export const webhookFormSchema = z
  .object({
    url: z.string().check(
      z.trim(),
      z.refine((text) => /^https?:\/\/[^/\s]+/.test(text), 'Write an address that begins with https://.'),
    ),
    description: z.string().check(z.maxLength(2048, 'A description has at most 2048 characters.')),
    isAll: z.boolean(),
    events: z.array(z.string()),
    metadata: z
      .array(
        z.object({
          key: z.string().check(z.maxLength(64, 'A key has at most 64 characters.')),
          value: z.string().check(z.maxLength(512, 'A value has at most 512 characters.')),
        }),
      )
      .check(z.maxLength(16, 'There is room for 16 pairs.')),
  })
  .check(
    z.refine(({ isAll, events }) => isAll || events.length > 0, {
      path: ['events'],
      error: 'Choose at least one event, or everything.',
    }),
  )

const fields = new Set<string>(['url', 'description', 'events', 'metadata'] satisfies FieldPath<WebhookForm>[])

/** Where a field of the API stands in the form. */
export function webhookPlace([name = '']: readonly string[]): FieldPath<WebhookForm> | null {
  return fields.has(name) ? (name as FieldPath<WebhookForm>) : null // one of `fields`
}
