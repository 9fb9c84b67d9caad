import { expect, test } from './support/story.ts'

test('two people edit one agent and the slower one loses nothing', async ({ embedded, page }) => {
  const agent = await embedded.createsAgent({ name: 'shared-agent', system: 'Be brief.' })
  await page.goto(`/w/local/agents/${agent.id}`)
  const system = page.getByRole('textbox', { name: /system/i })
  await expect(system).toHaveValue('Be brief.')
  await system.fill('Be brief, and name your sources.')

  const faster = await embedded.request('POST', `/agents/${agent.id}`, {
    version: 1,
    description: 'Changed elsewhere.',
  })
  expect(faster.status).toBe(200)

  await page.getByRole('button', { name: /^Save/ }).click()
  const conflict = page.getByRole('dialog', { name: 'Version 2 was saved meanwhile' })
  await expect(conflict).toBeVisible()
  await expect(conflict.getByRole('row', { name: /System/ })).toContainText('name your sources')
  await expect(conflict.getByRole('row', { name: /Description/ })).toContainText('Changed elsewhere.')
  await conflict.getByRole('button', { name: 'Go on editing' }).click()
  await expect(system).toHaveValue('Be brief, and name your sources.')

  await page.getByRole('button', { name: /^Save/ }).click()
  await conflict.getByRole('button', { name: 'Reapply my changes to version 2' }).click()
  await expect
    .poll(async () => (await embedded.request('GET', `/agents/${agent.id}`)).body)
    .toMatchObject({
      version: 3,
      system: 'Be brief, and name your sources.',
      description: 'Changed elsewhere.',
    })
})

test('a field the cloud refuses is named where it was typed', async ({ page }) => {
  await page.goto('/w/local/agents/new')
  await page.getByRole('button', { name: 'Create agent' }).click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toBeFocused()
})
