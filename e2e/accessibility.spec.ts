import { askingTools } from './support/embeddedCloud.ts'
import { expectNoViolations } from './support/expectNoViolations.ts'
import { expect, test } from './support/story.ts'
import { tellTwoTurns } from './support/tellTwoTurns.ts'

test.use({ colorScheme: 'light', reducedMotion: 'reduce' })

for (const path of [
  '',
  '/agents',
  '/agents/new',
  '/environments',
  '/environments/new',
  '/sessions',
  '/sessions/none',
  '/inbox',
  '/capabilities',
]) {
  test(`the page at ${path || '/'} is accessible in both themes`, async ({ embedded, page }) => {
    await embedded.startsSession({ title: 'Looked at' })
    await page.goto(`/w/local${path}`)
    await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first()).toBeVisible()
    await expectNoViolations(page)
  })
}

test('the lists and forms of every other resource are accessible in both themes', async ({ page }) => {
  test.slow() // ten pages, each looked at twice
  for (const path of [
    'files',
    'vaults',
    'skills',
    'skills/new',
    'memory-stores',
    'deployments',
    'deployments/new',
    'webhooks',
    'webhooks/new',
    'agents?archived=true',
  ]) {
    await page.goto(`/w/local/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoViolations(page)
  }
})

test('the pages of one agent and one environment are accessible in both themes', async ({ embedded, page }) => {
  const agent = await embedded.createsAgent({ name: 'looked-at' })
  const environment = await embedded.createsEnvironment('looked-at-box')
  for (const path of [`agents/${agent.id}`, `environments/${environment.id}`]) {
    await page.goto(`/w/local/${path}`)
    await expect(page.getByRole('heading', { name: /looked-at/ })).toBeVisible()
    await expectNoViolations(page)
  }
})

test('the palette is accessible in both themes', async ({ embedded, page }) => {
  await embedded.startsSession({ title: 'Found by the palette' })
  await page.goto('/w/local/agents')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search or jump to' }).fill('found by')
  await expect(page.getByRole('option', { name: /^Found by the palette/ })).toBeVisible()
  await expectNoViolations(page)
})

test('the dialog for a new session is accessible in both themes', async ({ page }) => {
  await page.goto('/w/local/sessions')
  await page
    .getByRole('link', { name: /^New session/ })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: 'New session' })).toBeVisible()
  await expectNoViolations(page)
})

test('a session with every kind of row is accessible, on its page and on stage', async ({ cloud, live, page }) => {
  const session = cloud.startsSession({ title: 'Every kind of row' })
  session.starts()
  session.emits('user.message', { content: [{ type: 'text', text: 'Show everything.' }] })
  session.emits('span.model_request_start')
  session.thinks()
  session.says('# Title\n\nText with `code`, a [link](https://example.com) and\n\n```ts\nconst a = 1\n```')
  session.runs('Bash', { command: 'ls --color' }, '\u001b[32mok\u001b[0m done')
  session.runs('Edit', { file_path: 'a.py', old_string: 'a = 1', new_string: 'a = 2' }, 'ok')
  session.runs('Read', { file_path: 'a.py' }, 'a = 2', { isError: true })
  session.runs('Grep', { pattern: 'a' }, 'a.py:1:a = 2')
  session.runs('Unheard', { any: ['thing'] }, 'fine')
  session.emits('agent.dreamed', { depth: 3 })
  session.emits('session.error', { error: { type: 'unknown_error', message: 'It broke.' } })
  session.asksToRun('Bash', { command: 'make release' })
  await live.open(session.id, 'staging')
  await expect(live.call('Bash', 'waiting')).toBeVisible()
  await expectNoViolations(page)

  await page.keyboard.press('p')
  await expect(page.getByRole('dialog', { name: 'Presentation' }).getByRole('button', { name: 'Allow' })).toBeVisible()
  await expectNoViolations(page, 'dialog')
})

test('a session that asks for an approval is accessible before and after', async ({ embedded, live, page }) => {
  const session = await embedded.startsSession({ agent: { tools: [askingTools] } })
  await live.open(session.id)
  await expectNoViolations(page)
  await live.send('Run this command: echo hello')
  await expect(live.call('Bash', 'waiting')).toBeVisible()
  await expectNoViolations(page)
})

for (const lens of ['Trace', 'Events', 'Threads'] as const) {
  test(`the lens ${lens} is accessible in both themes, with an event in the inspector`, async ({ cloud, live }) => {
    const session = cloud.startsSession()
    tellTwoTurns(session)
    await live.open(session.id, 'staging')
    await live.call('Bash', 'failed').click()
    await live.lensTab(lens).click()
    await expect(live.page.getByRole('tabpanel', { name: lens })).not.toBeEmpty()
    await expect(live.inspector.getByRole('heading', { level: 2 })).toContainText('Bash')
    await expectNoViolations(live.page)
  })
}

test('every tab of the inspector is accessible in both themes', async ({ cloud, live, page }) => {
  test.slow() // eleven tabs, each looked at twice
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  for (const tab of ['Totals', 'Tools', 'Files', 'Outcomes', 'Agent']) {
    await live.inspector.getByRole('tab', { name: tab, exact: true }).click()
    await expectNoViolations(page, 'section[aria-label="Inspector"]')
  }
  await live.call('Bash', 'failed').click()
  for (const tab of ['Summary', 'Input', 'Output', 'Timing', 'JSON', 'Request']) {
    await live.inspector.getByRole('tab', { name: tab, exact: true }).click()
    await expectNoViolations(page, 'section[aria-label="Inspector"]')
  }
})

test('the sheet of keys is accessible in both themes', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  tellTwoTurns(session)
  await live.open(session.id, 'staging')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectNoViolations(page)
})
