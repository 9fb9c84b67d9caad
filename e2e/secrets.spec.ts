import { embeddedToken, expect, test } from './support/story.ts'

test('neither token reaches the browser in any answer, page or log', async ({
  cloud,
  embedded,
  live,
  page,
  product,
}) => {
  const seen: string[] = []
  const reading: Promise<void>[] = []
  page.on('console', (message) => seen.push(message.text()))
  page.on('response', (response) => {
    reading.push(
      (async () => {
        const headers = JSON.stringify(await response.allHeaders())
        const isStream = headers.includes('text/event-stream')
        seen.push(response.url(), headers, isStream ? '' : await response.text())
      })().catch(() => {
        // A page that was left takes its unfinished answers with it.
      }),
    )
  })

  const remote = cloud.startsSession({ title: 'Remote' })
  const local = await embedded.startsSession({ title: 'Local' })
  for (const path of ['', '/agents', '/agents/new', '/environments', '/environments/new', '/sessions']) {
    for (const workspace of ['local', 'staging']) {
      await page.goto(`/w/${workspace}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      seen.push(await page.content())
    }
  }
  await live.open(local.id)
  await live.send('Show me thinking')
  await expect(live.sessionStatus).toHaveText('idle')
  seen.push(await page.content(), JSON.stringify(await live.ids()))
  await live.open(remote.id, 'staging')
  // A cloud that echoes its caller's token must not leak it either.
  remote.says(`Your token is ${cloud.token}.`)
  await expect(live.row('Your token is')).toBeVisible()
  seen.push(await page.content())
  await page.goto('/w/staging/agents/agent_unknown')
  await expect(page.getByRole('alert')).toBeVisible()
  seen.push(await page.content())
  await Promise.all(reading)

  const everything = seen.join('\n')
  expect(everything.length).toBeGreaterThan(100_000)
  expect(everything).not.toContain(embeddedToken)
  expect(everything).not.toContain(cloud.token)
  expect(product.output()).not.toContain(cloud.token)
  const stored = await page.evaluate(() =>
    JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie }),
  )
  expect(stored).not.toContain(embeddedToken)
})
