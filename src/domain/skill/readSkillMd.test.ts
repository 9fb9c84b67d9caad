import { expect, it } from 'vitest'
import { readSkillMd } from './readSkillMd.ts'

const skill = (front: string, body = '# Notes\n') => `---\n${front}\n---\n${body}`

it('reads name, description and the text behind the front matter', () => {
  expect(
    readSkillMd(skill('name: release-notes\ndescription: >\n  Writes notes\n  from commits.\nversion: 1.2')),
  ).toEqual({
    name: 'release-notes',
    description: 'Writes notes from commits.',
    version: '1.2',
    body: '# Notes\n',
  })
})

it('reads a file with a byte order mark and Windows line ends', () => {
  expect(readSkillMd('\uFEFF---\r\nname: a\r\ndescription: b\r\n---\r\ntext')).toMatchObject({
    name: 'a',
    body: 'text',
  })
})

it.each([
  ['no front matter', '# Notes', 1, 'must begin'],
  ['front matter without an end', '---\nname: a\n', 1, 'not closed'],
  ['broken YAML', skill('name: a\ndescription: [one\nversion: 2'), 4, 'not valid YAML'],
  ['a key that is there twice', skill('name: a\nname: b\ndescription: c'), 3, 'not valid YAML'],
  ['a list', skill('- a\n- b'), 2, 'keys and values'],
  ['no name', skill('description: b'), 2, 'no “name”'],
  ['a name with capitals', skill('description: b\nname: Notes'), 3, '“name” must be'],
  ['a name that is a number', skill('description: b\nname: 7'), 3, '“name” must be'],
  ['no description', skill('name: a'), 2, 'no “description”'],
  ['a description that is no text', skill('name: a\ndescription: [b]'), 3, 'must be a text'],
  ['an alias that leads nowhere', skill('name: a\ndescription: *x'), 2, 'lead nowhere'],
])('says what is wrong with %s, and in which line', (_, text, line, message) => {
  expect(readSkillMd(text)).toEqual({ line, message: expect.stringContaining(message) })
})

it('does not unfold a tree of aliases', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...['b', 'c', 'd', 'e', 'f', 'g'].map(toLayer)].join('\n')
  function toLayer(key: string, index: number) {
    return `${key}: &${key} [${Array(9).fill(`*${'abcdef'[index]}`).join(', ')}]`
  }
  expect(readSkillMd(skill(`name: a\ndescription: b\n${bomb}`))).toMatchObject({
    message: expect.stringContaining('unfold too far'),
  })
})
