import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Everything in the light theme; in the dark one, where only colours differ, the colours. `part` is a selector. */
export async function expectNoViolations(page: Page, part = 'html'): Promise<void> {
  const light = await new AxeBuilder({ page }).include(part).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Even the shortest transition passes from parent to child, one frame each.
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
  const dark = await new AxeBuilder({ page }).include(part).withRules(['color-contrast']).analyze()
  await page.emulateMedia({ colorScheme: 'light' })
  const said = [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
  )
  expect(said).toEqual([])
}
