import { expect, test } from './support/story.ts'

test.use({ colorScheme: 'light' })

test('the theme is chosen once and stays', async ({ page }) => {
  await page.goto('/w/local/agents')
  const html = page.locator('html')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(page.getByRole('heading', { name: 'Agents' })).toBeVisible()
  const light = await background()
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  const dark = await background()
  expect(dark).not.toBe(light)
  await page.reload()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  expect(await background()).toBe(dark)
})

test('the system’s theme is followed while nothing is chosen', async ({ page }) => {
  await page.goto('/w/local/agents')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(page.getByRole('heading', { name: 'Agents' })).toBeVisible()
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(background).not.toBe(light)
})
