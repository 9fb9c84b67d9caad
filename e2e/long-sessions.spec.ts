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
  await expect.poll(async () => (await live.ids()).length, { timeout: 40_000 }).toBe(20_001)
  await live.holdsExactly(session.ids)
  await expect(live.row('And something new arrives.')).toBeInViewport()
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
