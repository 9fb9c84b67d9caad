import { AxeBuilder } from '@axe-core/playwright'
import { fibonacciRecording } from './support/fibonacciRecording.ts'
import { expect, test } from './support/story.ts'

test.use({ reducedMotion: 'reduce' })

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
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])

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
