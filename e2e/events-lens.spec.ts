import { expect, test } from './support/story.ts'
import { tellTwoTurns } from './support/tellTwoTurns.ts'

test('a query leaves the events it describes, and says so when it cannot be read', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await live.lensTab('Events').click()
  await expect(page.getByText(`${session.ids().length} events`, { exact: true }).first()).toBeVisible()

  await live.findField.fill('type:agent.tool_use name:Bash')
  await expect(page.getByText(`2 of ${session.ids().length} events`)).toBeVisible()
  await expect(live.grid.locator('[data-event-id]')).toHaveCount(2)
  await expect(live.grid.getByRole('row', { name: /pytest -q/ })).toBeVisible()

  await live.findField.fill('type:agent.tool_use dur:>soon')
  await expect(page.getByText(/The search cannot be read, so it hides nothing\./)).toBeVisible()
  await expect(live.findField).toHaveAttribute('aria-invalid', 'true')
  await expect(live.grid.getByRole('row', { name: /Which files are there/ })).toBeVisible()
})

test('one key changes how times are told', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await page.keyboard.press('3')
  await live.grid.focus()
  await expect(page.getByRole('button', { name: /^Time: In the turn/ })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByRole('button', { name: /^Time: Clock, .+\. Show/ })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByRole('button', { name: /^Time: Since above/ })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByRole('button', { name: /^Time: In the turn/ })).toBeVisible()
})

test('rows are copied as the lines of JSON that the cloud sent', async ({ cloud, context, live, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await page.keyboard.press('3')
  await live.grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: 'Copy 3 rows as JSON lines' }).click()
  await expect(page.getByText('Copied 3 events as JSON lines.')).toBeVisible()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(session.ids().slice(0, 3))
})

test('a kind is hidden and shown again by its chip', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await page.keyboard.press('3')
  const read = live.grid.getByRole('row', { name: /notes\.md/ })
  await expect(read).toBeVisible()
  await page.getByRole('button', { name: /^tools \d/ }).click()
  await expect(read).toHaveCount(0)
  await page.getByRole('button', { name: /^tools \d/ }).click()
  await expect(read).toBeVisible()
})
