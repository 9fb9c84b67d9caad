import { expect, test } from './support/story.ts'

test('a draft survives a reload and is gone once it is sent', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await live.composer.fill('Half a thought, not yet sent')
  await page.reload()
  await expect(live.composer).toHaveValue('Half a thought, not yet sent')
  await live.sendButton.click()
  await expect(live.row('Half a thought, not yet sent')).toBeVisible()
  await page.reload()
  await expect(live.row('Half a thought, not yet sent')).toBeVisible()
  await expect(live.composer).toHaveValue('')
})

test('drafts of two sessions are kept apart', async ({ cloud, live }) => {
  const [one, two] = [cloud.startsSession(), cloud.startsSession()]
  await live.open(one.id, 'staging')
  await live.composer.fill('For the first')
  await live.open(two.id, 'staging')
  await expect(live.composer).toHaveValue('')
  await live.open(one.id, 'staging')
  await expect(live.composer).toHaveValue('For the first')
})

test('a message the cloud refuses stays in the composer with the reason', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  await live.composer.fill('Too early')
  // Somebody else starts a turn, and the page cannot know it yet.
  session.faults.refusals.push({ status: 503 })
  session.dropsConnections()
  session.starts()
  await live.sendButton.click()
  await expect(page.getByText(/turn is being processed/i)).toBeVisible()
  await expect(live.composer).toHaveValue('Too early')
})

test('a message is shown once, however often the cloud echoes it', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  session.faults.repeatBoundary = true
  await live.open(session.id, 'staging')
  await live.send('Say it once')
  await expect.poll(session.received).toEqual(['user.message'])
  session.dropsConnections()
  session.says('Said.')
  session.finishes()
  await live.holdsExactly(session.ids)
  await expect(live.row('Say it once')).toHaveCount(1)
})
