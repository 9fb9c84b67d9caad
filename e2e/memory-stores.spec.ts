import { expect, test } from './support/story.ts'

test('a memory is edited by a person and by an agent, and neither loses anything', async ({ embedded, page }) => {
  test.slow()
  const store = (await embedded.request('POST', '/memory_stores', { name: 'Billing', description: 'Money.' })).body
  await page.goto(`/w/local/memory-stores/${store.id}`)
  await page.getByRole('button', { name: 'New memory' }).click()
  const dialog = page.getByRole('dialog', { name: 'New memory' })
  await dialog.getByRole('textbox', { name: 'Path' }).fill('decisions/ledger.md')
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Use integer cents.')
  await dialog.getByRole('button', { name: 'Write memory' }).click()
  const text = page.getByRole('textbox', { name: 'Text of decisions/ledger.md' })
  await expect(text).toHaveValue('Use integer cents.')

  await text.fill('Use integer cents, and say so.')
  const [agent, environment] = await Promise.all([embedded.createsAgent(), embedded.createsEnvironment()])
  const session = (
    await embedded.request('POST', '/sessions', {
      agent: agent.id,
      environment_id: environment.id,
      title: 'Bookkeeping',
      resources: [{ type: 'memory_store', memory_store_id: store.id, access: 'read_write' }],
    })
  ).body
  await embedded.says(session.id, '$ echo "Use integer cents, in EUR." > /mnt/memory/billing/decisions/ledger.md')
  await expect(page.getByText('Version 2 was written meanwhile.')).toBeVisible({ timeout: 30_000 })
  await expect(text).toHaveValue('Use integer cents, and say so.')

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const conflict = page.getByRole('dialog', { name: 'Version 2 was written meanwhile' })
  await expect(conflict.getByRole('figure', { name: 'From theirs to yours' })).toContainText('in EUR')
  await conflict.getByRole('button', { name: 'Save mine as a newer version' }).click()
  await expect(conflict).toBeHidden()
  await expect(page.getByText('“decisions/ledger.md” is saved.')).toBeVisible()

  await page.getByRole('tab', { name: 'Versions' }).click()
  const versions = page.getByRole('list', { name: 'Versions' })
  await expect(versions.getByRole('link', { name: 'a session' })).toHaveCount(1)
  await versions
    .getByRole('button', { name: /^updated/ })
    .nth(1)
    .click()
  await versions.getByRole('button', { name: 'Restore as a new version' }).click()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('tab', { name: 'Text', exact: true }).click()
  await expect(text).toHaveValue('Use integer cents, in EUR.\n')

  await page.getByRole('tab', { name: 'Versions' }).click()
  await versions.getByRole('button', { name: /^created/ }).click()
  await versions.getByRole('button', { name: 'Redact' }).click()
  await page.getByRole('button', { name: 'Erase for ever' }).click()
  await expect(versions.getByText('The content of this version was erased.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Sessions that use it' })).toContainText('Bookkeeping')
})

test('thousands of memories are walked by keyboard', async ({ embedded, page }) => {
  const store = (await embedded.request('POST', '/memory_stores', { name: 'Large' })).body
  const write = (path: string) =>
    embedded.request('POST', `/memory_stores/${store.id}/memories`, { path, content: path })
  await Promise.all(Array.from({ length: 300 }, (_, index) => write(`customers/${index}.md`)))
  await write('zebra.md')
  await page.goto(`/w/local/memory-stores/${store.id}`)
  const tree = page.getByRole('tree', { name: 'Memories' })
  await tree.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text of zebra.md' })).toHaveValue('zebra.md')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(tree.getByRole('treeitem', { name: /customers/ })).toHaveAttribute('aria-expanded', 'false')
  await expect(tree.getByRole('treeitem')).toHaveCount(2)
})
