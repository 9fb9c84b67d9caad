import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, bash, createTestSandboxes, openSession } from './createTestSandboxes.ts'
import type { SessionMount } from './sandbox.ts'

const { dataDir, createProvider, shared } = createTestSandboxes()
const host = (name: string) => join(dataDir(), 'files', name)

const specMount = (access: SessionMount['access'] = 'read_only'): SessionMount => ({
  mountPath: '/data/inputs/spec.md',
  hostPath: host('file_1'),
  access,
})
const folderMount = (access: SessionMount['access']): SessionMount => ({
  mountPath: '/mnt/notes',
  hostPath: host('notes'),
  access,
})

beforeAll(async () => {
  await mkdir(host('notes/deep'), { recursive: true })
  await writeFile(host('file_1'), 'the spec says 42\n')
  await writeFile(host('file_2'), 'not mounted\n')
  await writeFile(host('notes/deep/one.txt'), 'first note\n')
  await symlink(host('file_2'), host('notes/link.txt'))
})

describe('a mounted file', () => {
  it('is there for every tool, beside what the session keeps in the same folder', async () => {
    const { sandbox, problems } = await openSession(shared(), 'sess_file', {}, [specMount()])
    expect(problems).toEqual([])
    await ask(sandbox, 'Write', { file_path: '/data/inputs/own.txt', content: 'mine' })
    expect(await bash(sandbox, 'ls /data/inputs; cat /data/inputs/spec.md; grep -r 42 /data')).toBe(
      'own.txt\nspec.md\nthe spec says 42\n/data/inputs/spec.md:the spec says 42\n',
    )
    expect(await ask(sandbox, 'Read', { file_path: '/data/inputs/spec.md' })).toContain('the spec says 42')
    expect(await ask(sandbox, 'Glob', { pattern: '**/*.md', path: '/data' })).toBe('/data/inputs/spec.md')
    expect(await ask(sandbox, 'Grep', { pattern: '4.', path: '/data' })).toBe('/data/inputs/spec.md')
    expect(await bash(sandbox, `python3 -c "print(open('/data/inputs/spec.md').read())"`)).toContain('42')
  })

  it('cannot be changed or removed by any tool when it is read-only', async () => {
    const { sandbox } = await openSession(shared(), 'sess_file', {}, [specMount()])
    const path = '/data/inputs/spec.md'
    expect(await ask(sandbox, 'Write', { file_path: path, content: 'x' })).toMatch(/^error: .*read-only/)
    expect(await ask(sandbox, 'Edit', { file_path: path, old_string: '42', new_string: '43' })).toMatch(/^error/)
    for (const command of [
      `echo x > ${path}`,
      `echo x >> ${path}`,
      `rm -f ${path}`,
      `rm -rf /data/inputs`,
      `mv ${path} /workspace/moved`,
      `cp /bin/ls ${path}`,
      `chmod 777 ${path}`,
      `sed -i s/42/43/ ${path}`,
      `ln ${path} /data/inputs/hard`,
      `python3 -c "import os; os.remove('${path}')"; python3 -c "open('${path}', 'w').write('x')"`,
    ])
      await bash(sandbox, command)
    expect(await bash(sandbox, `cat ${path}`)).toBe('the spec says 42\n')
    expect(await readFile(host('file_1'), 'utf8')).toBe('the spec says 42\n')
  })

  it('shows nothing of the folder it lies in on the host', async () => {
    const { sandbox } = await openSession(shared(), 'sess_file', {}, [specMount()])
    expect(await bash(sandbox, 'cat /data/inputs/spec.md/../file_2 /data/inputs/file_2')).toMatch(/^error/)
    expect(await ask(sandbox, 'Read', { file_path: '/data/inputs/spec.md/file_2' })).toMatch(/^error/)
  })
})

describe('a mounted folder', () => {
  it('takes writes when it may, also from Python under a folder of its own', async () => {
    const { sandbox } = await openSession(shared(), 'sess_folder', {}, [folderMount('read_write')])
    await bash(sandbox, `python3 -c "open('/mnt/notes/two.txt', 'w').write('second')"`)
    await ask(sandbox, 'Edit', { file_path: '/mnt/notes/deep/one.txt', old_string: 'first', new_string: 'changed' })
    expect(await readFile(host('notes/two.txt'), 'utf8')).toBe('second')
    expect(await readFile(host('notes/deep/one.txt'), 'utf8')).toBe('changed note\n')
  })

  it('follows no link out of it and makes none', async () => {
    const { sandbox } = await openSession(shared(), 'sess_folder', {}, [folderMount('read_write')])
    expect(await bash(sandbox, 'cat /mnt/notes/link.txt')).toMatch(/^error/)
    expect(await bash(sandbox, 'ln -s /etc/passwd /mnt/notes/new')).toMatch(/^error/)
    expect(await bash(sandbox, 'cat /mnt/notes/../file_2')).toMatch(/^error/)
  })

  it('counts towards what a session may keep', async () => {
    const provider = createProvider({ workspaceBytes: 10_000 })
    const { sandbox } = await openSession(provider, 'sess_full', {}, [folderMount('read_write')])
    const content = 'x'.repeat(20_000)
    expect(await ask(sandbox, 'Write', { file_path: '/mnt/notes/big', content })).toContain('no space left')
  })
})

it('leaves out what cannot be mounted and says so', async () => {
  const good = specMount()
  const { problems } = await openSession(shared(), 'sess_bad', {}, [
    good,
    { ...good, mountPath: '/data/inputs/spec.md/deeper' },
    { ...good, mountPath: '/data/../etc/x' },
    { ...good, mountPath: '/usr/bin/x' },
    { ...good, mountPath: '/workspace' },
    { ...good, mountPath: '/mnt/gone', hostPath: host('file_9') },
    { ...good, mountPath: '/mnt/out', hostPath: '/etc/passwd' },
    { ...good, mountPath: '/mnt/dots', hostPath: `${dataDir()}/files/../../x` },
  ])
  expect(problems).toEqual([
    "'/data/inputs/spec.md/deeper' is left out: another mount is in its place.",
    "Nothing can be mounted at '/data/../etc/x'.",
    "Nothing can be mounted at '/usr/bin/x'.",
    "Nothing can be mounted at '/workspace'.",
    "What belongs at '/mnt/gone' is not there any more.",
    "What belongs at '/mnt/out' is not there any more.",
    "What belongs at '/mnt/dots' is not there any more.",
  ])
})

it('shows other mounts after the session was opened with them', async () => {
  const before = (await openSession(shared(), 'sess_change')).sandbox
  expect(await bash(before, 'ls /mnt/notes')).toMatch(/^error/)
  const after = (await openSession(shared(), 'sess_change', {}, [folderMount('read_only')])).sandbox
  expect(await bash(after, 'cat /mnt/notes/deep/one.txt')).toContain('note')
})
