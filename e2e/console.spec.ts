import { askingTools } from './support/embeddedCloud.ts'
import { expect, test } from './support/story.ts'

test('three sessions that wait are answered from the inbox by keyboard', async ({ embedded, page }) => {
  const agent = { tools: [askingTools] }
  const ids: string[] = []
  for (const title of ['First to ask', 'Second to ask', 'Third to ask']) {
    const { id } = await embedded.startsSession({ title, agent })
    ids.push(id)
    await embedded.says(id, 'Run this command: echo answered')
    await expect.poll(async () => (await embedded.lists(id)).at(-1)?.type).toMatch(/status_idle$/)
  }
  await page.goto('/w/local/inbox')
  const entry = (title: string) => page.getByRole('listitem', { name: `Bash in ${title}` })
  await expect(entry('First to ask')).toContainText('echo answered')
  await expect(entry('Third to ask')).toBeVisible()
  // Sessions of other stories may wait before these.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(entry('First to ask').getByRole('group')).toBeFocused({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('y')
  await expect(entry('Second to ask').getByRole('group')).toBeFocused()
  await page.keyboard.press('n')
  await page.keyboard.type('Not this one.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(entry('Third to ask').getByRole('group')).toBeFocused()
  await page.keyboard.press('y')
  for (const title of ['First to ask', 'Second to ask', 'Third to ask'])
    await expect(entry(title)).toContainText('was answered here', { timeout: 15_000 })

  const sent = async (id: string) => (await embedded.lists(id)).find(({ type }) => type === 'user.tool_confirmation')
  const [first = '', second = '', third = ''] = ids
  expect(await sent(first)).toMatchObject({ result: 'allow' })
  expect(await sent(second)).toMatchObject({ result: 'deny', deny_message: 'Not this one.' })
  expect(await sent(third)).toMatchObject({ result: 'allow' })
})

test('many sessions are deleted at once: a running one is left out, a failing one is told and tried again', async ({
  embedded,
  page,
}) => {
  const fine = await embedded.startsSession({ title: 'Old and idle' })
  const failing = await embedded.startsSession({ title: 'Hard to delete' })
  const running = await embedded.startsSession({ title: 'Still at work' })
  await embedded.says(running.id, 'Show me a slow build')
  let failures = 1
  await page.route(`**/sessions/${failing.id}`, (route) =>
    route.request().method() === 'DELETE' && failures-- > 0
      ? route.fulfill({ status: 500, json: { error: { type: 'api_error', message: 'The disk is full.' } } })
      : route.continue(),
  )
  await page.goto('/w/local/sessions')
  for (const title of ['Old and idle', 'Hard to delete', 'Still at work'])
    await page.getByRole('checkbox', { name: `Choose ${title}` }).check()
  await page.getByRole('region', { name: 'Chosen sessions' }).getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete 2 sessions/ })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Still at work' })).toContainText('It is running.')
  await dialog.getByRole('button', { name: 'Delete 2 sessions' }).click()
  await expect(dialog.getByRole('status')).toHaveText('1 of 2 done, 1 failed.')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Hard to delete' })).toContainText('The disk is full.')
  await dialog.getByRole('button', { name: 'Retry 1 failed' }).click()
  await expect(dialog.getByRole('status')).toHaveText('2 of 2 done.')
  expect((await embedded.request('GET', `/sessions/${fine.id}`)).status).toBe(404)
  expect((await embedded.request('GET', `/sessions/${running.id}`)).status).toBe(200)
  await embedded.request('POST', `/sessions/${running.id}/cancel`)
})

test('the palette opens a session by its id and goes to event 412', async ({ cloud, live, page }) => {
  const session = cloud.startsSession({ title: 'A long one' })
  session.hasHistory(600)
  await page.goto('/w/staging/agents')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const field = page.getByRole('dialog', { name: 'Search or jump to' }).getByRole('combobox')
  await page.keyboard.press('ControlOrMeta+k')
  await field.fill(session.id)
  await expect(page.getByRole('option', { name: /^Open session/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(live.timeline).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await field.fill('go to event 412')
  await expect(page.getByRole('option', { name: 'Go to event 412' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect.poll(() => live.selectedId()).toBe(session.ids()[411])
})

test('a connected workspace without files and vaults says what it lacks', async ({ page }) => {
  await page.goto('/w/staging/capabilities')
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('Vaults')).toContainText('missing')
  await expect(row('Vaults')).toContainText('404')
  await expect(row('Files')).toContainText('files in a new session')
  await expect(row('Agents')).toContainText('implemented')
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await expect(navigation.getByRole('link', { name: 'Agents' })).toBeVisible()
  await expect(navigation.getByRole('link', { name: /^(Files|Vaults)$/ })).toHaveCount(0)
  await page.goto('/w/staging/sessions?new_session=')
  await page.getByRole('button', { name: /^Files, memory/ }).click()
  const dialog = page.getByRole('dialog', { name: 'New session' })
  await expect(dialog.getByText(/does not implement files, memory stores, vaults/)).toBeVisible()
  await expect(dialog.getByRole('group', { name: 'Files' })).toHaveCount(0)
})
