import type { Page } from '@playwright/test'
import { expect, test } from './support/story.ts'

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not reach the ${role} ${name}.`)
}

test('somebody without a mouse creates an agent and talks to it', async ({ embedded, live, page }) => {
  await page.goto('/w/local')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await tabTo(page, 'link', 'Agents')
  await page.keyboard.press('Enter')
  await tabTo(page, 'link', 'New agent')
  await page.keyboard.press('Enter')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeVisible()
  if (!(await name.evaluate((element) => element === document.activeElement))) await tabTo(page, 'textbox', 'Name')
  await page.keyboard.type('typed-agent')
  await tabTo(page, 'button', 'Create agent')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'typed-agent' })).toBeVisible()

  const session = await embedded.startsSession({ title: 'Without a mouse' })
  await tabTo(page, 'link', 'Sessions')
  await page.keyboard.press('Enter')
  await tabTo(page, 'link', 'Without a mouse')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(session.id))
  await tabTo(page, 'textbox', /message/i)
  await page.keyboard.type('Run this command: echo typed-$((6 * 7))')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(live.row('typed-$((6 * 7))').first()).toBeVisible()
  await live.finishes()
  await expect(live.call('Bash', 'ok')).toContainText('typed-42')
})

test('Escape in the composer interrupts the turn', async ({ embedded, live, page }) => {
  const session = await embedded.startsSession()
  await live.open(session.id)
  await live.send('Show me a slow build')
  await expect(live.call('Bash', 'running')).toBeVisible()
  await live.composer.focus()
  await page.keyboard.press('Escape')
  await expect(live.sessionStatus).toHaveText('idle')
  const events = await embedded.lists(session.id)
  expect(events.map(({ type }) => type)).toContain('user.interrupt')
})

test('the timeline can be reached and scrolled with the keyboard', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  session.hasHistory(300)
  await live.open(session.id, 'staging')
  await expect(live.row('This is the last answer of a long session.')).toBeInViewport()
  await live.timeline.focus()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect(live.row('This is the last answer of a long session.')).not.toBeInViewport()
})
