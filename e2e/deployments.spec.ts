import { expect, test } from './support/story.ts'

test('somebody deploys an agent, sees when it will run, and runs it now', async ({ page, embedded, live }) => {
  await embedded.createsAgent({ name: 'triage' })
  await embedded.createsEnvironment('nightly-box')
  await embedded.request('POST', '/vaults', { display_name: 'issue tracker' })

  await page.goto('/w/local/deployments/new')
  await page.getByRole('textbox', { name: 'Name' }).fill('Morning triage')
  await page.getByRole('combobox', { name: 'Agent' }).selectOption({ label: 'triage' })
  await page.getByRole('combobox', { name: 'Environment' }).selectOption({ label: 'nightly-box' })
  await page.getByRole('textbox', { name: 'Message 1' }).fill('hello from the schedule')
  await page.getByRole('combobox', { name: 'Repeats' }).selectOption({ label: 'Every day' })
  await page.getByLabel('Time of day').fill('03:30')
  await expect(page.getByRole('textbox', { name: 'Cron expression' })).toHaveValue('30 3 * * *')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Berlin')
  await expect(page.getByRole('list', { name: 'Next runs' }).getByRole('listitem')).toHaveCount(5)
  await page.getByRole('textbox', { name: 'Cron expression' }).fill('30 3 L * *')
  await expect(page.getByText("holds 'L', which is not allowed").first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Cron expression' }).fill('30 3 * * *')
  await page.getByRole('button', { name: 'Add a vault' }).click()
  await page.getByRole('combobox', { name: 'Vault' }).selectOption({ label: 'issue tracker' })
  await page.getByRole('button', { name: 'Create deployment' }).click()

  await expect(page.getByRole('heading', { name: 'Morning triage' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Vault' }).getByRole('option', { selected: true })).toHaveText(
    'issue tracker',
  )
  await expect(page.getByRole('region', { name: 'Next runs' }).getByRole('listitem')).toHaveCount(5)
  await page.getByRole('button', { name: 'Run now' }).click()
  await expect(live.row('hello from the schedule').first()).toBeVisible()
  await live.finishes()

  await page.goBack()
  const runs = page.getByRole('list', { name: 'Runs' })
  await expect(runs.getByRole('link', { name: 'Session started' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('What its schedule misses meanwhile is not made up for.')).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('button', { name: 'Run now' })).toBeVisible()
})
