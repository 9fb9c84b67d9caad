import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/story.ts'
import { tellTwoTurns } from './support/tellTwoTurns.ts'

test('the details of the stream prove that every event is here', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  session.hasHistory(482)
  await live.open(session.id, 'staging')
  await expect.poll(async () => (await live.ids()).length).toBe(482)
  await page.getByRole('button', { name: 'Stream details' }).click()
  const details = page.getByRole('dialog', { name: 'Stream details' })
  await details.getByRole('button', { name: 'Prove completeness' }).click()
  await expect(details.getByRole('status', { name: 'Completeness' })).toContainText('482 of 482 proven.')
  await expect(details.getByRole('region', { name: 'Doctor' })).toBeVisible()
})

test('a finding leads to its event', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  session.starts()
  const lost = session.emits('agent.tool_use', {
    name: 'Grep',
    input: { pattern: 'todo' },
    evaluated_permission: 'allow',
  })
  session.finishes()
  await live.open(session.id, 'staging')
  await page.getByRole('button', { name: 'Stream details' }).click()
  const details = page.getByRole('dialog', { name: 'Stream details' })
  const finding = details.getByRole('listitem').filter({ hasText: 'Grep “todo” has no result.' })
  await expect(finding).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze()
  expect(violations).toEqual([])
  await finding.getByRole('button', { name: `Show event ${lost.id}` }).click()
  await expect(details).toHaveCount(0)
  await expect.poll(() => live.selectedId()).toBe(lost.id)
})

test('a break of the stream is told with its time and what followed', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.dropsConnections()
  await expect.poll(session.connectionsSoFar).toBe(2)
  await expect(live.health).toHaveText('Live')
  await page.getByRole('button', { name: 'Stream details' }).click()
  const details = page.getByRole('dialog', { name: 'Stream details' })
  await expect(details.getByRole('region', { name: 'Reconnects (1)' }).getByRole('listitem')).toContainText('Restored')
})
