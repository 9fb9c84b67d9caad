import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startConsole } from './support/console.ts'
import { createEmbeddedCloud } from './support/embeddedCloud.ts'
import { LivePage } from './support/livePage.ts'
import { embeddedToken, expect, test } from './support/story.ts'

const example = (name: string) => fileURLToPath(new URL(`../public/recordings/${name}.jsonl`, import.meta.url))

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

test('recordings are sessions of the embedded cloud: one from the start, one played through a bad line', async ({
  browser,
}) => {
  test.slow()
  const product = await startConsole({ token: embeddedToken, env: { CONSOLE_RECORDINGS: example('approval') } })
  const page = await browser.newPage({ baseURL: product.url })
  const embedded = createEmbeddedCloud(product.url, embeddedToken)
  const live = new LivePage(page)
  const file = await readFile(example('quickstart'), 'utf8')
  const ids = [...file.matchAll(/"event":\{[^\n]*?"id":"(evt_\w+)"/g)].map(([, id]) => id ?? '')
  const hosted = await page.request.post('/api/console/recordings', { data: file })
  const { id } = await hosted.json()
  const played = await page.request.post(`/api/console/recordings/${id}/play`, {
    data: {
      speed: 0.1,
      faults: [
        { type: 'drop', after_frames: 6 },
        { type: 'cut', after_frames: 8, times: 2 },
        { type: 'duplicate', times: 3 },
      ],
    },
  })
  expect(played.status()).toBe(202)

  await live.open(id)
  await expect(live.row('Write a Python function')).toBeVisible()
  await expect(live.health).toHaveText('Live')
  await expect(live.sessionStatus).toHaveText('running')
  await embedded.request('POST', `/sessions/${id}/cancel`) // the rest comes at once
  await live.holdsExactly(() => ids)
  await live.finishes()
  await expect(live.row('The test passed')).toBeVisible()
  const { reconnects = 0, duplicatesDropped = 0 } = (await live.stats()) ?? {}
  expect(reconnects).toBeGreaterThanOrEqual(2)
  expect(duplicatesDropped).toBeGreaterThan(0)
  await page.goto('/w/local/sessions')
  await page.getByRole('link', { name: 'A command that asks first' }).click()
  await expect(live.call('Bash', 'ok')).toBeVisible()
  await page.close()
  await product.stop()
})
