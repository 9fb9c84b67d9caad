import type { Locator } from '@playwright/test'
import { expect, test } from './support/story.ts'
import { tellTwoTurns } from './support/tellTwoTurns.ts'

test('the sheet of keys lists them, and single keys can be turned off', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByRole('region', { name: 'Move through events' })).toContainText('Next tool call')
  await expect(sheet.getByRole('region', { name: 'View' })).toContainText('Find in session')
  await sheet.getByRole('switch', { name: /Shortcuts of a single key/ }).uncheck()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)

  await page.keyboard.press('3')
  await page.keyboard.press('t')
  await page.keyboard.press('?')
  await expect(live.lensTab('Transcript')).toHaveAttribute('aria-selected', 'true')
  expect(live.selectedId()).toBeNull()
  await expect(sheet).toHaveCount(0)

  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await sheet.getByRole('switch', { name: /Shortcuts of a single key/ }).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('3')
  await expect(live.lensTab('Events')).toHaveAttribute('aria-selected', 'true')
})

test('keys go from call to call and from error to error', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  const isSelected = (call: Locator) => expect(call).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('t')
  await isSelected(live.call('Bash', 'ok'))
  await page.keyboard.press('t')
  await isSelected(live.call('Read', 'ok'))
  await page.keyboard.press('e')
  await isSelected(live.call('Bash', 'failed'))
  await page.keyboard.press('Shift+T')
  await isSelected(live.call('Read', 'ok'))
})
