import { startConsole } from './support/console.ts'
import { goTo } from './support/goTo.ts'
import { LivePage } from './support/livePage.ts'
import { expect, test } from './support/story.ts'

const task = 'Write a Python function that computes the Fibonacci sequence and run a test.'

test('somebody who has just started the console creates an agent and watches its first session', async ({
  browser,
}) => {
  test.slow()
  const product = await startConsole()
  const page = await browser.newPage({ baseURL: product.url })
  const live = new LivePage(page)

  await page.goto('/')
  await goTo(page, 'Agents')
  await page.getByRole('link', { name: 'New agent' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('code-helper')
  await page.getByRole('button', { name: 'Create agent' }).click()
  await expect(page.getByRole('heading', { name: 'code-helper' })).toBeVisible()

  await goTo(page, 'Environments')
  await page.getByRole('link', { name: 'New environment' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('python-box')
  await page.getByRole('button', { name: 'Create environment' }).click()
  await expect(page.getByRole('heading', { name: 'python-box' })).toBeVisible()

  await goTo(page, 'Sessions')
  await page
    .getByRole('link', { name: /^New session/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'New session' })
  await dialog.getByRole('combobox', { name: 'Agent' }).selectOption({ label: 'code-helper' })
  await dialog.getByRole('combobox', { name: 'Environment' }).selectOption({ label: 'python-box' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Fibonacci with tests')
  await dialog.getByRole('button', { name: 'Start session' }).click()
  await expect(page.getByRole('heading', { name: 'Fibonacci with tests' })).toBeVisible()

  // A reload from here on would lose this mark.
  await page.evaluate(() => Object.assign(window, { hasStayed: true }))
  await live.send(task)
  await expect(live.row(task)).toBeVisible()
  await expect(live.sessionStatus).toHaveText('running')
  await expect(live.timeline.getByRole('article', { name: 'Thinking' }).first()).toBeVisible()
  await expect(live.call('Write', 'ok').first()).toBeVisible()
  await expect(live.row('python3 test_fib.py').last()).toBeVisible()
  await live.finishes()
  const check = live.call('Bash', 'ok').last()
  await expect(check).toContainText('python3')
  await expect(check).toContainText('OK')
  await expect(live.row('fibonacci(10)')).toBeVisible()
  expect(await page.evaluate(() => 'hasStayed' in window)).toBe(true)

  await page.close()
  await product.stop()
})

test('a message grows on screen while it is being written', async ({ live, cloud }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  session.starts()
  const draft = session.beginsToSay('The first half ')
  await expect(live.timeline.getByText('The first half')).toBeVisible()
  draft.adds('and the second half.')
  await expect(live.timeline.getByText('The first half and the second half.')).toBeVisible()
  draft.finishes()
  session.finishes()
  await live.holdsExactly(session.ids)
  await expect(live.row('The first half and the second half.')).toHaveCount(1)
})
