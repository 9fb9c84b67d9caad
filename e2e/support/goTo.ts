import type { Page } from '@playwright/test'

/** Follows a link of the main navigation. */
export async function goTo(page: Page, name: 'Overview' | 'Sessions' | 'Agents' | 'Environments'): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
}
