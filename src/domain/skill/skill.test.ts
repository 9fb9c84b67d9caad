import { expect, it } from 'vitest'
import { readSkill, toFileChanges, toSkillFiles } from './skill.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it('reads a skill of either form', () => {
  expect(readSkill({ id: 's', display_title: 'Notes', latest_version: '17', source: 'custom' })).toMatchObject({
    displayTitle: 'Notes',
    latestVersion: '17',
  })
  expect(readSkill({ id: 's', name: 'notes', version: 3, skill_type: 'prebuilt' })).toMatchObject({
    displayTitle: 'notes',
    latestVersion: '3',
    source: 'prebuilt',
  })
})

it('lists the files of a package without its folder, SKILL.md first, and knows text from bytes', () => {
  const files = toSkillFiles({ 'n/a.png': new Uint8Array([1, 0]), 'n/SKILL.md': bytes('x'), 'n/': new Uint8Array() })
  expect(files.map(({ path, text }) => [path, text])).toEqual([
    ['SKILL.md', 'x'],
    ['a.png', null],
  ])
})

it('tells what differs between two versions', () => {
  const before = toSkillFiles({ 'n/SKILL.md': bytes('one'), 'n/old': bytes('1'), 'n/same': bytes('2') })
  const after = toSkillFiles({ 'n/SKILL.md': bytes('two'), 'n/new': bytes('1'), 'n/same': bytes('2') })
  expect(toFileChanges(before, after).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'changed SKILL.md',
    'added new',
    'removed old',
  ])
})
