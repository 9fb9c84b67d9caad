import { expect, it } from 'vitest'
import { kindOfResource, readResourceRows, writeResourceRows } from './resourceRows.ts'
import { withoutSecrets, withoutSecretText } from './secretMembers.ts'

const known = [
  { type: 'file', file_id: 'file_1', mount_path: '/mnt/session/a' },
  { type: 'github_repository', url: 'https://github.com/a/b', checkout: { type: 'branch', name: 'main' } },
  { type: 'git_repository', url: 'https://git.example/x.git', password: 'p' },
  { type: 'memory_store', memory_store_id: 'memstore_1', access: 'read_only', instructions: 'Look.' },
]
const unknown = [
  { type: 'file', file_id: 'file_2', ttl: 3 },
  { type: 'github_repository', url: 'https://github.com/a/b', checkout: { type: 'commit', sha: 'abc' } },
  { type: 'memory_store', memory_store_id: 'memstore_2', access: 'append_only' },
  { type: 'bucket', name: 'b' },
]

it('holds in rows what rows can hold whole, and every other resource as it is', () => {
  const rows = readResourceRows([...unknown, ...known])
  expect([rows.files.length, rows.repositories.length, rows.memory.length]).toEqual([1, 2, 1])
  expect(rows.others).toEqual(unknown)
  expect(writeResourceRows(rows)).toEqual([...known, ...unknown])
  expect(writeResourceRows(rows).map(kindOfResource)[4]).toBe('others')
})

it('keeps no secret, neither in a document nor in a text that is still typed', () => {
  expect(withoutSecrets({ resources: known })).not.toHaveProperty('resources.2.password')
  expect(withoutSecrets(known, '$GIT_TOKEN')).toHaveProperty('2.password', '$GIT_TOKEN')
  expect(withoutSecretText('{"signing_secret": "whsec_a\\"b", "url": "u"')).toBe('{"signing_secret": "", "url": "u"')
  expect(withoutSecretText('{ "password" : "half')).toBe('{ "password" : ""')
})
