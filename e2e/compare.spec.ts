import { AxeBuilder } from '@axe-core/playwright'
import type { EmbeddedCloud } from './support/embeddedCloud.ts'
import { expect, test } from './support/story.ts'

/** Two sessions with the same agent, asked the same; only what the command finds in its environment is another. */
async function runsTwice(embedded: EmbeddedCloud) {
  const agent = await embedded.createsAgent()
  const environment = await embedded.createsEnvironment()
  const run = async (title: string, who: string) => {
    const { body } = await embedded.request('POST', '/sessions', {
      agent: agent.id,
      environment_id: environment.id,
      title,
      environment_variables: { WHO: who },
    })
    await embedded.says(body.id, 'Run this command: echo "Hello $WHO"')
    await expect
      .poll(async () => (await embedded.lists(body.id)).at(-1)?.type, { timeout: 15_000 })
      .toBe('session.status_idle')
    return body.id
  }
  return { left: await run('Greets Ada', 'Ada'), right: await run('Greets Grace', 'Grace') }
}

test('somebody finds where two runs of the same task part, and goes there', async ({ page, embedded }) => {
  const { left } = await runsTwice(embedded)
  await page.goto(`/w/local/sessions/${left}`)
  await page.getByRole('button', { name: 'Session actions' }).click()
  await page.getByRole('menuitem', { name: 'Compare with…' }).click()
  const picker = page.getByRole('dialog', { name: 'Choose the right side' })
  await picker.getByRole('textbox', { name: 'Title or id' }).fill('greets grace')
  await picker.getByRole('button', { name: /^Greets Grace/ }).click()

  const verdict = page.getByRole('region', { name: 'First difference' })
  await expect(verdict.getByText('They part in turn 1 at step 2, Bash')).toBeVisible()
  await expect(verdict.getByText('The same call of Bash was answered differently.')).toBeVisible()

  await page.keyboard.press('e')
  const call = page.getByRole('button', { name: 'Bash: output' })
  await expect(call).toBeFocused()
  await page.keyboard.press('Enter')
  const output = page.getByRole('figure', { name: 'Output' })
  await expect(output.locator('mark')).toHaveText(['Ada', 'Grace'])
  await page.getByRole('switch', { name: 'Only differences' }).click()
  await expect(page.getByRole('button', { name: 'Thinking: same' })).toBeHidden()
  await expect(call).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await verdict.getByRole('link', { name: 'Event on the right' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Greets Grace' })).toBeVisible()
  await expect(page).toHaveURL(/event=evt_/)
})
