import { expect, it } from 'vitest'
import { toSkillPackage } from './skillPackage.ts'

const files = (...paths: string[]) => paths.map((path) => ({ path, sizeBytes: 10 }))

it('finds the skill in its one top folder and drops what systems leave behind', () => {
  const found = toSkillPackage(
    files('notes/SKILL.md', 'notes/lib/a.py', 'notes/.DS_Store', '__MACOSX/notes/._a', 'notes/lib/'),
  )
  expect(found).toMatchObject({ directory: 'notes', files: [{ path: 'SKILL.md' }, { path: 'lib/a.py' }] })
})

it('takes a SKILL.md that lies at the top', () => {
  expect(toSkillPackage(files('SKILL.md', 'a/b.txt'))).toMatchObject({ directory: null, files: [{}, {}] })
})

it.each([
  ['nothing', [], 'no file'],
  ['two top folders', ['a/SKILL.md', 'b/x'], 'exactly one top folder; here are 2: a, b'],
  ['a folder without SKILL.md', ['a/b/SKILL.md'], 'no SKILL.md in “a”'],
  ['a path that climbs', ['a/SKILL.md', 'a/../../x'], 'plain relative'],
  ['an absolute path', ['/a/SKILL.md'], 'plain relative'],
  ['a Windows path', ['a\\SKILL.md'], 'not allowed'],
  ['a path twice', ['a/SKILL.md', 'a/SKILL.md'], 'the same path'],
  ['a file that is also a folder', ['a/SKILL.md', 'a/SKILL.md/x'], 'lies inside'],
  ['too many files', Array.from({ length: 1001 }, (_, index) => `a/${index}`), 'at most 1000'],
])('refuses %s', (_, paths, message) => {
  expect(toSkillPackage(files(...paths))).toContain(message)
})

it('refuses more than 50 MB', () => {
  expect(toSkillPackage([{ path: 'a/SKILL.md', sizeBytes: 50 * 1024 * 1024 + 1 }])).toContain('50 MB')
})
