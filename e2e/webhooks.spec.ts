import { startConsole } from './support/console.ts'
import { createEmbeddedCloud } from './support/embeddedCloud.ts'
import { embeddedToken, expect, test } from './support/story.ts'
import { isSignedWith, startWebhookReceiver } from './support/webhookReceiver.ts'

test('a receiver gets a test that its secret proves genuine, and then what really changes', async ({ browser }) => {
  const product = await startConsole({ token: embeddedToken, env: { CONSOLE_WEBHOOK_LOOPBACK: 'on' } })
  const receiver = await startWebhookReceiver()
  const page = await browser.newPage({ baseURL: product.url })

  await page.goto('/w/local/webhooks/new')
  await page.getByRole('textbox', { name: 'Address' }).fill('https://example.com')
  await page.getByRole('radio', { name: 'JSON' }).click()
  const json = page.getByRole('textbox', { name: 'Configuration as JSON' })
  await json.fill(JSON.stringify({ url: receiver.url, events: ['*'], signing_secret: 'whsec_of another one' }))
  await page.reload()
  await expect(json).toHaveValue(new RegExp(receiver.url))
  await expect(json).not.toHaveValue(/whsec_/)
  await page.getByRole('radio', { name: 'Form' }).click()
  await page.getByRole('button', { name: 'Create webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Signing secret' })
  const secret = await dialog.getByRole('textbox', { name: 'Signing secret' }).inputValue()
  expect(secret).toMatch(/^whsec_/)
  await dialog.getByRole('button', { name: 'I have kept it' }).click()

  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('The test arrived.')).toBeVisible()
  expect(receiver.calls.map((call) => isSignedWith(secret, call))).toEqual([true])
  await page.reload()
  await expect(page.getByRole('listitem', { name: 'webhook_endpoint.test: delivered' })).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)

  const agent = await createEmbeddedCloud(product.url, embeddedToken).createsAgent({ name: 'watched' })
  await expect
    .poll(() => receiver.calls.map(({ body }) => JSON.parse(body).data))
    .toContainEqual({
      id: agent.id,
      type: 'agent.created',
    })
  expect(receiver.calls.every((call) => isSignedWith(secret, call))).toBe(true)

  await page.close()
  await receiver.close()
  await product.stop()
})

test('somebody who may not call this machine reads why', async ({ page }) => {
  await page.goto('/w/local/webhooks/new')
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/hook')
  await page.getByRole('button', { name: 'Create webhook' }).click()
  await expect(page.getByText('Start the console with CONSOLE_WEBHOOK_LOOPBACK=on to allow it.')).toBeVisible()
})
