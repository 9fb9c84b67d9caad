import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropFolder } from './support/dropFolder.ts'
import { expect, test } from './support/story.ts'

const skillMd = (description: string, body: string) =>
  `---\nname: release-notes\ndescription: ${description}\n---\n# Release notes\n\n${body}\n`

test('a skill is dropped as a folder, given to an agent, and read in a session', async ({ embedded, page, live }) => {
  test.slow()
  const place = await mkdtemp(join(tmpdir(), 'skill-story-'))
  const folder = join(place, 'release-notes')
  await mkdir(join(folder, 'lib'), { recursive: true })
  await writeFile(join(folder, 'SKILL.md'), 'name: release-notes\n')
  await writeFile(join(folder, 'lib', 'list.py'), 'print("commits")\n')

  await page.goto('/w/local/skills/new')
  const files = page.getByRole('region', { name: 'Files of the skill' })
  await dropFolder(page, files, folder)
  await expect(page.getByRole('alert')).toContainText(
    'SKILL.md, line 1: The file must begin with a line of three dashes',
  )
  await expect(page.getByRole('button', { name: 'Upload skill' })).toBeDisabled()

  await writeFile(join(folder, 'SKILL.md'), skillMd('Writes release notes', 'Name what changed for **users**.'))
  await dropFolder(page, files, folder)
  await expect(page.getByRole('list', { name: 'Files to upload' })).toContainText('lib/list.py')
  await page.getByRole('button', { name: 'Upload skill' }).click()
  await expect(page.getByRole('heading', { name: 'release-notes', level: 1 })).toBeVisible()
  await expect(page.getByText('Name what changed for users.')).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''

  await writeFile(
    join(folder, 'SKILL.md'),
    skillMd('Writes release notes', 'Name what changed for users, in short lines.'),
  )
  await page.getByRole('button', { name: 'New version' }).click()
  const dialog = page.getByRole('dialog', { name: 'New version' })
  await dialog.getByLabel('Folder of the skill').setInputFiles(folder)
  await dialog.getByRole('button', { name: 'Upload version' }).click()
  await expect(page.getByText('in short lines')).toBeVisible()
  const versions = page.getByRole('list', { name: 'Versions' })
  await versions
    .getByRole('button', { name: /^Actions for version/ })
    .last()
    .click()
  await page.getByRole('menuitem', { name: 'Compare with the one shown' }).click()
  await expect(page.getByRole('figure', { name: 'Changes in SKILL.md' })).toContainText('in short lines')

  const session = await embedded.startsSession({
    agent: { name: 'writer', skills: [{ type: 'custom', skill_id: id }] },
  })
  await page.reload()
  await expect(page.getByRole('list', { name: 'Agents that have it' })).toContainText('writer')
  await live.open(session.id)
  await live.send('Use the skill release-notes')
  await live.finishes()
  await expect(live.call('Read', 'ok')).toBeVisible()
  await expect(live.row('A real model would follow it now')).toContainText('in short lines')
  await rm(place, { recursive: true })
})
