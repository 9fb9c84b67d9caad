import { expect, test } from './support/story.ts'

test('somebody takes a session away as a script', async ({ page, context, live, embedded }) => {
  const session = await embedded.startsSession({ title: 'Greeting' })
  await embedded.says(session.id, 'Run this command: echo hello')
  await live.open(session.id)
  await expect(page.getByText('idle', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Session actions' }).click()
  await page.getByRole('menuitem', { name: 'Session as code…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Session as code' })
  await expect(dialog.getByText('#!/usr/bin/env bash')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Python' }).check({ force: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy the script' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('import json, os, sys')
  expect(copied).toContain('Run this command: echo hello')
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download session.py' }).click()
  expect((await saved).suggestedFilename()).toBe('session.py')
})
