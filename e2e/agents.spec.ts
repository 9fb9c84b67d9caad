import { expect, test } from './support/story.ts'

test('an operator goes between form and JSON and nothing is lost on the way', async ({ embedded, page }) => {
  const toolset = {
    type: 'agent_toolset_20260401',
    enabled_tools: ['Bash'],
    configs: [{ name: 'Bash', permission_policy: { type: 'always_ask' } }],
    note: 'nobody here knows this',
  }
  const agent = await embedded.createsAgent({ name: 'kept', model: { id: 'scripted', pace: 'slow' }, tools: [toolset] })
  await page.goto(`/w/local/agents/${agent.id}`)
  await page.getByRole('checkbox', { name: 'Grep' }).check()
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true })
  const json = page.getByRole('textbox', { name: 'Configuration as JSON' })
  await expect(json).toHaveValue(/"note": "nobody here knows this"/)
  const text = await json.inputValue()

  await json.fill(text.replace('"Grep"', '"Grep",,'))
  await page
    .getByRole('radio', { name: 'Form' })
    .check({ force: true })
    .catch(() => undefined)
  await expect(json).toHaveValue(/"Grep",,/)
  await expect(page.getByText(/^Line \d+, column \d+: unexpected ","\.$/)).toBeVisible()

  const { description: _, ...changed } = JSON.parse(text)
  await json.fill(JSON.stringify({ ...changed, system: 'Written as JSON.', metadata: { team: 'docs' } }))
  await page.getByRole('radio', { name: 'Form' }).check({ force: true })
  await expect(page.getByRole('textbox', { name: 'System prompt' })).toHaveValue('Written as JSON.')
  await expect(page.getByRole('checkbox', { name: 'Grep' })).toBeChecked()
  await page.getByRole('textbox', { name: 'Description' }).fill('Written in the form.')
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await expect
    .poll(async () => (await embedded.request('GET', `/agents/${agent.id}`)).body)
    .toMatchObject({
      version: 2,
      model: { id: 'scripted', pace: 'slow' },
      system: 'Written as JSON.',
      description: 'Written in the form.',
      metadata: { team: 'docs' },
      tools: [{ ...toolset, enabled_tools: ['Bash', 'Grep'] }],
    })
})

test('an operator compares any two versions and brings an old one back', async ({ embedded, page }) => {
  const agent = await embedded.createsAgent({ name: 'versions', system: 'Be brief.' })
  await embedded.request('POST', `/agents/${agent.id}`, { version: 1, system: 'Be kind.' })
  await embedded.request('POST', `/agents/${agent.id}`, { version: 2, description: 'Newest.' })
  await page.goto(`/w/local/agents/${agent.id}`)
  await page.getByRole('link', { name: 'Compare' }).click()
  const comparison = page.getByRole('dialog', { name: 'Compare versions' })
  await expect(comparison.getByRole('region')).toHaveCount(1)
  await comparison.getByRole('combobox', { name: 'From' }).selectOption('1')
  await expect(comparison.getByRole('region', { name: 'Description' })).toContainText('Newest.')
  const system = comparison.getByRole('region', { name: 'System prompt' })
  await expect(system).toContainText('Be brief.')
  await expect(system).toContainText('Be kind.')
  expect(new URL(page.url()).searchParams.get('compare')).toBe('1-3')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Open version 1' }).click()
  await page.getByRole('button', { name: 'Restore as version 4' }).click()
  await expect(page.getByRole('textbox', { name: 'System prompt' })).toHaveValue('Be brief.')
  await page.getByRole('button', { name: 'Save as version 4' }).click()
  await expect
    .poll(async () => (await embedded.request('GET', `/agents/${agent.id}`)).body)
    .toMatchObject({ version: 4, system: 'Be brief.', description: '' })
})

test('a permission that is set in the form is asked for in a session', async ({ embedded, page, live }) => {
  const agent = await embedded.createsAgent({ name: 'careful' })
  const environment = await embedded.createsEnvironment()
  await page.goto(`/w/local/agents/${agent.id}`)
  await page.getByRole('combobox', { name: 'Permission of Bash' }).selectOption('ask')
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await expect(page.getByText('Saved as version 2.')).toBeVisible()
  const { body } = await embedded.request('POST', '/sessions', { agent: agent.id, environment_id: environment.id })
  await live.open(body.id)
  await live.send('Run this command: echo asked')
  await expect(live.call('Bash', 'waiting')).toBeVisible()
})

test('two people change one environment and neither loses what they did', async ({ embedded, page }) => {
  const environment = await embedded.createsEnvironment('shared-box')
  await page.goto(`/w/local/environments/${environment.id}`)
  await page.getByRole('textbox', { name: 'pip' }).fill('requests')
  await embedded.request('POST', `/environments/${environment.id}`, {
    config: { type: 'cloud', networking: { type: 'limited', allowed_hosts: ['example.com'] } },
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const conflict = page.getByRole('dialog', { name: 'This environment was saved meanwhile' })
  await expect(conflict.getByRole('row', { name: /Network .* somebody else/ })).toBeVisible()
  await expect(conflict.getByRole('row', { name: /Packages of pip requests .* you/ })).toBeVisible()
  await conflict.getByRole('button', { name: 'Reapply my changes to the newest' }).click()
  await expect
    .poll(async () => (await embedded.request('GET', `/environments/${environment.id}`)).body)
    .toMatchObject({
      config: { networking: { allowed_hosts: ['example.com'] }, packages: { pip: ['requests'] } },
    })
})
