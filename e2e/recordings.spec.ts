import { readFile } from 'node:fs/promises'
import { expect, test } from './support/story.ts'

test('somebody exports a session without its secret and replays it with no server', async ({
  page,
  live,
  embedded,
}, info) => {
  const session = await embedded.startsSession({ title: 'Greeting for Ada' })
  await embedded.says(session.id, 'Run this command: echo mail ada@example.org')
  await live.open(session.id)
  await expect(page.getByText('idle', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Session actions' }).click()
  await page.getByRole('menuitem', { name: 'Export recording…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export a recording' })
  await expect(dialog.getByText(/1 value looks like a secret/)).toBeVisible()
  await dialog.getByRole('textbox', { name: /^Also search for/ }).fill('Greeting')
  await dialog.getByRole('button', { name: 'Search again' }).click()
  await dialog.getByRole('radiogroup', { name: 'own pattern: Greeting' }).getByText('Keep').click()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Mask 1 and save' }).click()
  const file = info.outputPath('recording.jsonl')
  await (await saved).saveAs(file)
  const text = await readFile(file, 'utf8')
  expect(text).not.toContain('ada@example.org')
  expect(text).toContain('[masked e-mail address 1]')

  await page.goto('/recordings')
  await page.route('**/api/**', (route) => route.abort())
  await page.getByLabel('Recording files').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Greeting for Ada' })).toBeVisible()
  const replay = page.getByRole('region', { name: 'Replay' })
  const place = replay.getByRole('slider', { name: 'Place in the recording' })
  const transcript = page.getByRole('log', { name: 'Transcript' })
  await expect(transcript.getByText('mail [masked e-mail address 1]').first()).toBeVisible()

  await place.focus()
  await page.keyboard.press('Home')
  await expect(place).toHaveAttribute('aria-valuetext', /^0:00 of .*, turn 0 of 1/)
  await page.keyboard.press('PageDown')
  await expect(page.getByText('running', { exact: true }).first()).toBeVisible()
  await replay.getByRole('combobox', { name: 'Speed' }).selectOption('8')
  await replay.getByRole('button', { name: 'Play' }).click()
  await expect(replay.getByRole('button', { name: 'Next event' })).toBeDisabled()
  await expect(page.getByText('idle', { exact: true })).toBeVisible()
})

test('a file that is no recording is refused with a reason, and a cut one is shown as far as it goes', async ({
  page,
}) => {
  await page.goto('/recordings')
  await page.getByLabel('Recording files').setInputFiles({
    name: 'holiday.jsonl',
    mimeType: 'text/plain',
    buffer: Buffer.from('dear diary'),
  })
  await expect(page.getByRole('alert')).toContainText('is no recording')

  await page.getByRole('link', { name: 'All recordings' }).click()
  await page.getByLabel('Recording files').setInputFiles({
    name: 'capture.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'event: user.message\ndata: {"id":"evt_1","type":"user.message","content":"Hello there"}\n\nevent: agent.mess',
    ),
  })
  await expect(page.getByText('Hello there')).toBeVisible()
  await page.getByRole('link', { name: 'Recordings' }).click()
  await page.getByRole('button', { name: 'Remove holiday.jsonl from this browser' }).click()
  await expect(page.getByRole('link', { name: 'holiday.jsonl' })).toBeHidden()
  await expect(page.getByRole('link', { name: 'capture.txt' })).toBeVisible()
})
