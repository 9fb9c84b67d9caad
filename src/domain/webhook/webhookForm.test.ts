import { expect, it } from 'vitest'
import { toWebhookDocument, toWebhookForm, writeWebhookForm } from './webhookForm.ts'

const document = toWebhookDocument({
  id: 'wh_1',
  url: 'https://example.com/hook',
  events: ['session.deleted', 'unheard.of'],
  signing_secret: 'whsec_1',
  rate_limit: 5,
})

it('never holds a secret, and keeps what the form has no field for', () => {
  expect(document).toEqual({
    url: 'https://example.com/hook',
    events: ['session.deleted', 'unheard.of'],
    rate_limit: 5,
  })
  expect(writeWebhookForm(document, toWebhookForm(document))).toEqual(document)
})

it('writes what was changed', () => {
  const form = { ...toWebhookForm(document), isAll: true, metadata: [{ key: 'team', value: 'core' }] }
  expect(writeWebhookForm(document, form)).toEqual({ ...document, events: ['*'], metadata: { team: 'core' } })
})
