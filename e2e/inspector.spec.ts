import { embeddedToken, expect, test } from './support/story.ts'
import { tellTwoTurns } from './support/tellTwoTurns.ts'

test('the inspector tells of a call on each of its tabs', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await live.call('Bash', 'failed').click()
  const tab = (name: string) => live.inspector.getByRole('tab', { name, exact: true })
  const panel = live.inspector.getByRole('tabpanel')
  await expect(live.inspector.getByRole('heading', { level: 2 })).toContainText('Bash')
  await expect(tab('Summary')).toHaveAttribute('aria-selected', 'true')
  await tab('Input').click()
  await expect(panel).toContainText('pytest -q')
  await tab('Output').click()
  await expect(panel).toContainText('1 failed')
  await tab('Timing').click()
  await expect(panel).not.toBeEmpty()
  await tab('JSON').click()
  await expect(panel).toContainText('agent.tool_use')
})

test('next and previous go to events of the same kind and stop at the ends', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  const { listId, readId, testsId } = tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await live.call('Bash', 'ok').click()
  await expect.poll(() => live.selectedId()).toBe(listId)
  const next = page.getByRole('button', { name: 'Next of this kind' })
  await next.click()
  await expect.poll(() => live.selectedId()).toBe(readId)
  await next.click()
  await expect.poll(() => live.selectedId()).toBe(testsId)
  await next.click()
  await expect(live.inspector.getByText('This is the last of its kind.')).toBeVisible()
  await page.getByRole('button', { name: 'Previous of this kind' }).click()
  await expect.poll(() => live.selectedId()).toBe(readId)
})

test('an integer beyond 2^53 keeps its digits in view and copy', async ({ cloud, context, live, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const session = cloud.startsSession()
  session.starts()
  const call = session.emits('agent.tool_use', { name: 'Count', input: { total: 'TOTAL' } })
  // JavaScript has no such number, so it is written into the text the cloud sends.
  call.json = call.json.replace('"TOTAL"', '9007199254740993')
  session.finishes()
  await live.open(session.id, 'staging')
  await page.keyboard.press('t')
  await live.inspector.getByRole('tab', { name: 'JSON' }).click()
  await expect(live.inspector.getByRole('tabpanel')).toContainText('9007199254740993')
  await live.inspector.getByRole('button', { name: 'Copy JSON' }).click()
  await expect(live.inspector.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"total": 9007199254740993')
})

test('the request of an event is code that names the token and does not hold it', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await live.call('Read', 'ok').click()
  await live.inspector.getByRole('tab', { name: 'Request' }).click()
  const panel = live.inspector.getByRole('tabpanel')
  for (const [language, words] of [
    ['curl', '$QODER_PAT'],
    ['TypeScript', 'process.env.QODER_PAT'],
    ['Python', 'os.environ["QODER_PAT"]'],
  ] as const) {
    await panel.getByText(language, { exact: true }).click()
    await expect(panel).toContainText(words)
    await expect(panel).toContainText(`/sessions/${session.id}/events`)
    await expect(panel).not.toContainText(cloud.token)
    await expect(panel).not.toContainText(embeddedToken)
  }
})

test('with nothing selected the inspector adds up the session', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  const { testsId } = tellTwoTurns(session)
  await live.open(session.id, 'staging')
  const counts = live.inspector.getByRole('region', { name: 'Counts' })
  await expect(counts).toContainText(/Turns\s*2/)
  await expect(counts).toContainText(new RegExp(`Events\\s*${session.ids().length}`))
  await expect(counts).toContainText(/Tool calls\s*3/)
  await expect(live.inspector.getByRole('region', { name: 'Used' })).toContainText('1,200')
  await live.inspector.getByRole('tab', { name: 'Tools' }).click()
  await expect(live.inspector.getByRole('tabpanel')).toContainText('Bash')
  await page.keyboard.press('e')
  await expect.poll(() => live.selectedId()).toBe(testsId)
  await page.keyboard.press('Escape')
  await expect(live.inspector.getByRole('heading', { name: 'Session' })).toBeVisible()
})
