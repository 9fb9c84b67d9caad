import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './support/story.ts'

/** Drops files on the page as a file manager does. */
async function drop(page: Page, files: { name: string; text: string }[]) {
  await expect(page.getByRole('heading', { name: 'Files' })).toBeVisible()
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, text } of given) data.items.add(new File([text], name, { type: 'text/plain' }))
    return data
  }, files)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await expect(page.getByText('Drop to upload to Local')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

test('somebody drops a file, an agent reads it and delivers a report, which is downloaded', async ({
  page,
  live,
  embedded,
}) => {
  await page.goto('/w/local/files')
  await drop(page, [
    { name: 'minutes.txt', text: 'The launch is on Friday.\n' },
    { name: 'other.txt', text: 'x' },
  ])
  const files = page.getByRole('table', { name: 'Files' })
  await expect(files.getByRole('link', { name: 'minutes.txt' })).toBeVisible()
  await expect(page.getByRole('listitem', { name: 'other.txt: done' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Name begins with' }).fill('MIN')
  await expect(page).toHaveURL(/name=MIN/)
  await expect(files.getByRole('row')).toHaveCount(2)

  const session = await embedded.startsSession({
    title: 'A report',
    agent: { tools: [{ type: 'agent_toolset_20260401' }] },
  })
  await live.open(session.id)
  await page.getByRole('button', { name: 'Session actions' }).click()
  await page.getByRole('menuitem', { name: 'Files in the sandbox' }).click()
  const dialog = page.getByRole('dialog', { name: 'Files in the sandbox' })
  await dialog.getByRole('checkbox', { name: 'minutes.txt' }).click()
  await expect(dialog.getByRole('list', { name: 'Mounted' })).toContainText('/mnt/session/uploads/file_')
  await dialog.getByRole('button', { name: 'Close' }).click()

  await live.send('Write a report and deliver it')
  await expect(live.call('DeliverArtifacts', 'ok')).toBeVisible({ timeout: 20_000 })
  await live.finishes()

  await page.goto(`/w/local/files?from=${session.id}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download report.md' }).click()
  expect((await download).suggestedFilename()).toBe('report.md')
  expect(await readFile(await (await download).path(), 'utf8')).toContain('The launch is on Friday.')
  await page.getByRole('link', { name: 'report.md', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The launch is on Friday.')
})

test('a file that a session needs stays, with the reason, and goes after the session', async ({ page, embedded }) => {
  await page.goto('/w/local/files')
  await drop(page, [{ name: 'needed.txt', text: 'x' }])
  const row = page.getByRole('row').filter({ hasText: 'needed.txt' })
  await row.getByRole('link', { name: 'needed.txt' }).waitFor()
  const { body } = await embedded.request('GET', '/files?name=needed')
  // The list envelope of the contract.
  const [file] = (body as unknown as { data: { id: string }[] }).data
  const session = await embedded.startsSession({ title: 'Needs it' })
  await embedded.request('POST', `/sessions/${session.id}/resources`, { type: 'file', file_id: file?.id })

  await row.getByRole('button', { name: 'Actions for needed.txt' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete this file?' })
  await expect(question.getByRole('link', { name: 'Needs it' })).toBeVisible()
  await question.getByRole('button', { name: 'Delete file' }).click()
  await expect(question.getByRole('alert')).toContainText(`is mounted in session '${session.id}'`)
  await embedded.request('POST', `/sessions/${session.id}/archive`)
  await question.getByRole('button', { name: 'Delete file' }).click()
  await expect(row).toHaveCount(0)
})

test('an upload that is refused says why beside its file', async ({ page }) => {
  await page.route('**/api/local/v1/cloud/files', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 400,
          json: { type: 'error', error: { type: 'invalid_request_error', message: 'No such files here.' } },
        })
      : route.fallback(),
  )
  await page.goto('/w/local/files')
  await drop(page, [{ name: 'refused.txt', text: 'x' }])
  const upload = page.getByRole('listitem', { name: 'refused.txt: failed' })
  await expect(upload).toContainText('No such files here.')
  await page.unrouteAll()
  await upload.getByRole('button', { name: 'Upload refused.txt again' }).click()
  await expect(page.getByRole('listitem', { name: 'refused.txt: done' })).toBeVisible()
})
