import { expect, test } from './support/story.ts'

test('a session of 20,000 events opens on its last turn while older history waits', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  session.hasHistory(20_000)
  const release = cloud.holdsListsAfter(session, 3)
  await live.open(session.id, 'staging')
  await expect(live.row('This is the last answer of a long session.')).toBeInViewport()
  expect((await live.ids()).length).toBeLessThanOrEqual(300)
  expect(await live.timeline.locator('[data-event-id]').count()).toBeLessThan(200)

  session.says('And something new arrives.')
  await expect(live.row('And something new arrives.')).toBeInViewport()

  release()
  await expect.poll(async () => (await live.ids()).length, { timeout: 30_000 }).toBeGreaterThan(2_000)
  await expect(live.row('And something new arrives.')).toBeInViewport()
  const held = await live.ids()
  expect(held).toEqual(session.ids().slice(-held.length))
})

test('a long past is read to its beginning while new events arrive', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  session.hasHistory(2_000)
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.starts()
  for (let line = 0; line < 40; line += 1) session.says(`News ${line}`)
  session.finishes()
  await live.holdsExactly(session.ids, 30_000)
  await live.timeline.focus()
  // Rows that are measured on the way stop a smooth scroll, so one press may not be enough.
  await expect(async () => {
    await page.keyboard.press('Home')
    await expect(page.getByText('Beginning of the session')).toBeInViewport({ timeout: 500 })
  }).toPass()
  await expect(live.row('Request 1:')).toBeVisible()
})

test('a reader who has scrolled up is not pulled down by new events', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  session.hasHistory(400)
  await live.open(session.id, 'staging')
  await expect(live.row('This is the last answer of a long session.')).toBeInViewport()
  await expect.poll(async () => (await live.ids()).length).toBe(400)
  await live.timeline.hover()
  await page.mouse.wheel(0, -3_000)
  await expect(live.row('This is the last answer of a long session.')).not.toBeInViewport()
  session.starts()
  session.says('News at the bottom.')
  await live.holdsExactly(session.ids)
  await expect(live.row('News at the bottom.')).not.toBeInViewport()
})
