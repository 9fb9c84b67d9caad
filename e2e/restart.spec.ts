import { startConsole } from './support/console.ts'
import { createEmbeddedCloud } from './support/embeddedCloud.ts'
import { LivePage } from './support/livePage.ts'
import { embeddedToken, expect, test } from './support/story.ts'

test('the server dies in the middle of a turn and the open page goes on when it is back', async ({ browser }) => {
  test.slow()
  const product = await startConsole({ token: embeddedToken })
  const embedded = createEmbeddedCloud(product.url, embeddedToken)
  const page = await browser.newPage({ baseURL: product.url })
  const live = new LivePage(page)
  const session = await embedded.startsSession()
  await live.open(session.id)
  await live.send('Show me a slow build')
  await expect(live.call('Bash', 'running')).toBeVisible({ timeout: 30_000 })

  await product.kill()
  await expect(live.health).toHaveText('Reconnecting')
  await expect(live.row('Show me a slow build')).toBeVisible()
  await product.startAgain()
  await expect(live.health).toHaveText('Live', { timeout: 30_000 })
  await live.finishes()
  await expect(live.call('Bash', 'running')).toHaveCount(0)
  await live.holdsExactly(async () => (await embedded.lists(session.id)).map(({ id }) => id))

  await live.send('Run this command: echo back-$((40 + 2))')
  await expect(live.row('back-42').first()).toBeVisible({ timeout: 30_000 })
  await live.finishes()
  await page.close()
  await product.stop()
})

test('the embedded cloud in its newer form carries a session too', async ({ browser }) => {
  test.slow()
  const product = await startConsole({ token: embeddedToken, env: { CONSOLE_EMBEDDED_PROFILE: '2026-08' } })
  const embedded = createEmbeddedCloud(product.url, embeddedToken)
  const page = await browser.newPage({ baseURL: product.url })
  const live = new LivePage(page)
  const session = await embedded.startsSession()
  await live.open(session.id)
  await live.send('Run this command: echo newer-$((40 + 2))')
  await expect(live.row('newer-42').first()).toBeVisible({ timeout: 30_000 })
  await live.finishes()
  await live.holdsExactly(async () => (await embedded.lists(session.id)).map(({ id }) => id))
  await page.close()
  await product.stop()
})
