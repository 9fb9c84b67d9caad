import { expect, test } from './support/story.ts'

test('a draft survives a reload and is gone once it is sent', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await live.composer.fill('Half a thought, not yet sent')
  await page.reload()
  await expect(live.composer).toHaveValue('Half a thought, not yet sent')
  await live.sendButton.click()
  await expect(live.row('Half a thought, not yet sent')).toBeVisible()
  await page.reload()
  await expect(live.row('Half a thought, not yet sent')).toBeVisible()
  await expect(live.composer).toHaveValue('')
})

test('drafts of two sessions are kept apart', async ({ cloud, live }) => {
  const [one, two] = [cloud.startsSession(), cloud.startsSession()]
  await live.open(one.id, 'staging')
  await live.composer.fill('For the first')
  await live.open(two.id, 'staging')
  await expect(live.composer).toHaveValue('')
  await live.open(one.id, 'staging')
  await expect(live.composer).toHaveValue('For the first')
})

test('a message the cloud refuses stays in the composer with the reason', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  await live.composer.fill('Too early')
  // Somebody else starts a turn, and the page cannot know it yet.
  session.faults.refusals.push({ status: 503 })
  session.dropsConnections()
  session.starts()
  await live.sendButton.click()
  await expect(page.getByText(/turn is being processed/i)).toBeVisible()
  await expect(live.composer).toHaveValue('Too early')
})

test('a message is shown once, however often the cloud echoes it', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  session.faults.repeatBoundary = true
  await live.open(session.id, 'staging')
  await live.send('Say it once')
  await expect.poll(session.received).toEqual(['user.message'])
  session.dropsConnections()
  session.says('Said.')
  session.finishes()
  await live.holdsExactly(session.ids)
  await expect(live.row('Say it once')).toHaveCount(1)
})

test('a file goes with a message, which names where it is mounted', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  const attached = page.getByRole('list', { name: 'Attached files' })
  const file = { name: 'spec.md', mimeType: 'text/markdown', buffer: Buffer.from('# Spec') }
  await page.getByLabel('Files to attach').setInputFiles(file)
  await expect(attached.getByText('spec.md')).toBeVisible()
  await page.reload()
  await expect(attached.getByText('spec.md')).toBeVisible()
  await live.send('Read the spec')
  // For a moment the bubble that was sent stands beside its echo.
  await expect(live.row('Read the spec')).toHaveCount(1)
  await expect(attached).toHaveCount(0)
  const [message] = session.inputs()
  expect(JSON.stringify(message)).toMatch(/spec\.md: \/mnt\/session\/uploads\/file_\d+/)
})

test('an outcome is defined with its rubric', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await page.getByRole('button', { name: 'Define outcome' }).click()
  const dialog = page.getByRole('dialog', { name: 'Define an outcome' })
  await dialog.getByRole('textbox', { name: 'Description' }).fill('A report for each region.')
  await dialog.getByRole('textbox', { name: 'Rubric' }).fill('Every region has a section.')
  await dialog.getByRole('button', { name: 'Define outcome' }).click()
  await expect(dialog).toHaveCount(0)
  await expect.poll(session.inputs).toEqual([
    {
      type: 'user.define_outcome',
      description: 'A report for each region.',
      rubric: { type: 'text', content: 'Every region has a section.' },
      max_iterations: 3,
    },
  ])
})

test('a delivered file is downloaded from its card and from the inspector', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  session.runs('DeliverArtifacts', { file_paths: ['/data/report.md'] }, '[{"file_id":"file_9","filename":"report.md"}]')
  session.emits('agent.artifact_delivered', { file_id: 'file_9', original_filename: 'report.md', size: 9 })
  session.finishes()
  await live.open(session.id, 'staging')
  await live
    .call('DeliverArtifacts', 'ok')
    .getByRole('button', { name: /DeliverArtifacts/ })
    .click()
  const download = live.call('DeliverArtifacts', 'ok').getByRole('button', { name: 'Download report.md' })
  const followed = () => cloud.requests.filter(({ path }) => path === '/stored/file_9').length
  await download.click()
  await expect.poll(followed).toBe(1)
  await live.timeline.focus()
  await page.keyboard.press('Escape')
  await live.inspector.getByRole('tab', { name: 'Files', exact: true }).click()
  await live.inspector.getByRole('button', { name: 'Download report.md' }).click()
  await expect.poll(followed).toBe(2)
})
