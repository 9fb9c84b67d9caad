import { expect, test } from './support/story.ts'

const markup = '<img src=x onerror="window.wasRun = true"><script>window.wasRun = true</script><b>bold</b>'
const rightToLeft = 'مرحبا \u202Egnp.exe\u202C שלום'

test('an event nobody has heard of is shown with its raw JSON', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  session.emits('agent.dreamed', { depth: 3, motif: 'a staircase', nested: { layers: [1, 2] } })
  const row = live.timeline.getByRole('article', { name: 'Unknown event: agent.dreamed' })
  await row.getByRole('button', { name: 'Show JSON' }).click()
  await expect(row).toContainText('a staircase')
  await live.holdsExactly(session.ids)
})

test('hostile text in messages, tools and results stays text', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  session.starts()
  session.emits('user.message', { content: [{ type: 'text', text: markup }] })
  session.says(`${markup}\n\n[click](javascript:window.wasRun=true)\n\n${rightToLeft}`)
  session.runs(markup, { command: markup }, markup)
  session.runs(
    'Bash',
    { command: `echo '${markup}'` },
    `\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007 ${markup}`,
  )
  session.finishes()
  await live.holdsExactly(session.ids)
  await expect(live.sessionStatus).toHaveText('idle')
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0)
  await expect(live.timeline.locator('img[src="x"], script')).toHaveCount(0)
})

test('names of any length and direction do not break the pages that list them', async ({ cloud, page }) => {
  const longName = `${'endless '.repeat(1_250)}end`
  for (const name of [markup, rightToLeft, longName]) cloud.createsAgent({ name })
  cloud.startsSession({ agent: longName, title: longName })
  for (const path of ['agents', 'sessions']) {
    await page.goto(`/w/staging/${path}`)
    await expect(page.getByRole('row').filter({ hasText: 'endless' }).first()).toBeVisible()
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(isTooWide, `${path} scrolls sideways`).toBe(false)
  }
  await page.goto('/w/staging/agents')
  await expect(page.getByText(markup)).toBeVisible()
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
})
