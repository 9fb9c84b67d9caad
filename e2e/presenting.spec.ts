import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expectNoViolations } from './support/expectNoViolations.ts'
import { fibonacciRecording } from './support/fibonacciRecording.ts'
import { expect, test } from './support/story.ts'

test.use({ colorScheme: 'light', reducedMotion: 'reduce' })

test('a presenter walks an audience through a recording by keys, and nobody reads a secret or a cost', async ({
  page,
}) => {
  await page.goto('/recordings')
  await page.getByLabel('Recording files').setInputFiles(fibonacciRecording())
  await page.getByRole('button', { name: 'Present' }).click()
  const stage = page.getByRole('dialog', { name: 'Presentation' })
  await expect(stage.getByText('turn 2 of 2')).toBeVisible()

  await page.keyboard.press('Home')
  await expect(stage.getByText('turn 1 of 2')).toBeVisible()
  await expect(stage.getByText('Write fib and mail [masked e-mail address] about it.')).toBeVisible()
  await expect(stage.getByText('5 passed')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(stage.getByRole('button', { name: /^Thinking/ })).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(stage.getByText('A recursive function will do.')).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(stage.getByText('5 passed')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(stage.getByText('It took ••• input tokens.')).toBeVisible()
  await expect(stage.getByRole('listitem', { name: 'Agent message' })).toHaveAttribute('aria-current', 'step')
  await expectNoViolations(page, 'dialog')

  await page.keyboard.press('m')
  await expect(stage.getByText('It took 12,400 input tokens.')).toBeVisible()
  await page.keyboard.press('.')
  await expect(stage.getByRole('button', { name: /^The screen is black/ })).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(stage.getByText('It took 12,400 input tokens.')).toBeVisible()

  await page.keyboard.press('c')
  const chapters = stage.getByRole('navigation', { name: 'Chapters' })
  await expect(chapters.getByRole('button', { name: /^1 Write fib/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(stage.getByText('Now make it iterative.')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/event=evt_10/)
  await page.reload()
  await expect(stage.getByRole('listitem', { name: 'Agent message' })).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('Escape')
  await expect(stage).toBeHidden()
  await expect(page.getByRole('article', { name: 'Agent message' }).last()).toHaveAttribute('aria-current', 'true')
})

test('a presenter whose live run breaks goes on from an armed recording, and no audience can tell', async ({
  page,
  cloud,
  live,
}) => {
  const session = cloud.startsSession({ title: 'Fibonacci, live' })
  session.accepts([{ type: 'user.message', content: [{ type: 'text', text: 'Write fib, please.' }] }])
  await live.open(session.id, 'staging')
  await page.getByRole('button', { name: 'Session actions' }).click()
  await page.getByRole('menuitem', { name: 'Arm a recording…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Arm a recording' })
  await dialog.getByLabel('Recording file').setInputFiles(fibonacciRecording())
  await expect(dialog.getByText('Ready: 2 turns, 11 events.')).toBeVisible()
  await expect(dialog.getByRole('radio', { name: /^Fibonacci with tests/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  await expect(live.timeline).toBeVisible()

  await page.keyboard.press('p')
  const stage = page.getByRole('dialog', { name: 'Presentation' })
  await expect(stage.getByRole('img', { name: 'A recording is armed' })).toBeVisible()
  session.terminates()
  await expect(stage.getByRole('img', { name: /^The live run needs the recording/ })).toBeVisible()
  await page.keyboard.press('n')
  await expect(stage.getByRole('img', { name: 'The recording is on stage' })).toBeVisible()
  await expect(stage.getByText('Done, and it is faster.')).toBeVisible()
  await expect(stage.getByRole('heading', { name: 'Fibonacci, live' })).toBeVisible()
  await expect(stage.getByRole('region', { name: 'Replay' })).toHaveCount(0)
  await page.keyboard.press('Home')
  await expect(stage.getByText('turn 1 of 2')).toBeVisible()
  await expect(stage.getByText('Write fib and mail [masked e-mail address] about it.')).toBeVisible()
  await expect(stage.getByText(/recording|replay/i).and(stage.locator(':not([role=status])'))).toHaveCount(0)

  await page.keyboard.press('n')
  await expect(stage.getByText('Write fib, please.')).toBeVisible()
  await expect(stage.getByText('turn 1 of 1')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(stage).toBeHidden()
  await expect(live.row('Write fib, please.')).toBeVisible()
})

test('an HTML file left behind opens from a disk, asks for nothing, and replays', async ({
  page,
  live,
  embedded,
}, info) => {
  const session = await embedded.startsSession({ title: 'Greeting for Ada' })
  await embedded.says(session.id, 'Run this command: echo mail ada@example.org')
  await live.open(session.id)
  await live.finishes()
  await page.getByRole('button', { name: 'Session actions' }).click()
  await page.getByRole('menuitem', { name: 'Export recording…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export a recording' })
  await dialog.getByRole('radiogroup', { name: 'Format' }).getByText('HTML file').click()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Mask 1 and save' }).click()
  const file = info.outputPath('left-behind.html')
  await (await saved).saveAs(file)

  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const address = pathToFileURL(file).href
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'Greeting for Ada' })).toBeVisible()
  await expect(live.timeline.getByText('mail [masked e-mail address 1]').first()).toBeVisible()
  const place = page.getByRole('slider', { name: 'Place in the recording' })
  await place.focus()
  await page.keyboard.press('Home')
  await expect(live.timeline.getByText(/masked e-mail/)).toHaveCount(0)
  await page.keyboard.press('End')
  await live.lensTab('Trace').click()
  await expect(live.trace).toBeVisible()
  await live.lensTab('Events').click()
  await expect(live.grid).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Present' }).click()
  await expect(
    page
      .getByRole('dialog', { name: 'Presentation' })
      .getByText(/masked e-mail/)
      .first(),
  ).toBeVisible()
  expect(asked).toEqual([address])
})
