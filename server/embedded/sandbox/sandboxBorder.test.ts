import { readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, bash, createTestSandboxes, openSession } from './createTestSandboxes.ts'

const secret = 'the host keeps this to itself'
const { dataDir, shared } = createTestSandboxes()

let outside = ''
beforeAll(async () => {
  outside = join(dataDir(), 'outside.txt')
  await writeFile(outside, secret)
})

describe('the border', () => {
  const pathsOut = () => [
    outside,
    '/etc/passwd',
    '/proc/self/environ',
    '../../../../../../../../etc/passwd',
    `/workspace/../../../../../../../..${outside}`,
    `/host${outside}`,
    `/host/../..${outside}`,
    'planted-file',
    `${dataDir()}/outside.txt`,
    'planted-folder/outside.txt',
  ]

  it('lets no tool and no Python see a file of the host, not even through links planted in the workspace', async () => {
    const { sandbox } = await openSession(shared(), 'sess_border')
    const folder = join(dataDir(), 'workspaces', 'sess_border', 'workspace')
    await symlink(outside, join(folder, 'planted-file'))
    await symlink(dataDir(), join(folder, 'planted-folder'))

    const answers = [
      await bash(
        sandbox,
        'cat planted-folder/* planted-folder/*/* 2>&1; find / -name outside.txt; ls -R / | head -500',
      ),
    ]
    for (const path of pathsOut()) {
      answers.push(
        await bash(sandbox, `cat ${path}; head -c 100 < ${path}; cp -r ${path} copy; cat copy; source ${path}`),
      )
      answers.push(await ask(sandbox, 'Read', { file_path: path }))
      answers.push(await ask(sandbox, 'Edit', { file_path: path, old_string: 'keeps', new_string: 'gives' }))
      answers.push(await ask(sandbox, 'Grep', { pattern: 'keeps|root', path, output_mode: 'content' }))
      answers.push(await ask(sandbox, 'Glob', { pattern: '**/*', path }))
      await ask(sandbox, 'Write', { file_path: path, content: 'overwritten' })
      await bash(sandbox, `echo overwritten > ${path}; tee ${path} < /dev/null; rm -f ${path}; chmod 777 ${path}`)
    }
    const told = answers.join('\n')
    expect(told).not.toContain(secret)
    expect(told).not.toContain('root:')
    expect(told).not.toContain(`${dataDir()}/workspaces`)
    expect(await readFile(outside, 'utf8')).toBe(secret)
  })

  it('makes no symbolic link', async () => {
    const { sandbox } = await openSession(shared(), 'sess_links')
    expect(await bash(sandbox, `ln -s ${outside} link && cat link`)).toMatch(/^error/)
    expect(await bash(sandbox, `ln ${outside} link && cat link`)).toMatch(/^error/)
  })

  it('keeps two sessions apart', async () => {
    const one = (await openSession(shared(), 'sess_one')).sandbox
    const two = (await openSession(shared(), 'sess_two')).sandbox
    await bash(
      one,
      'echo mine > mine.txt; echo mine > /tmp/mine.txt; echo mine > /data/mine.txt; echo mine > /mine.txt',
    )
    const seen = await bash(
      two,
      'cat mine.txt /tmp/mine.txt /data/mine.txt /mine.txt ../sess_one/workspace/mine.txt; ls -R /workspace /tmp /data',
    )
    expect(seen).not.toMatch(/^mine$/m)
    expect(await ask(two, 'Read', { file_path: '/workspace/../sess_one/workspace/mine.txt' })).toContain(
      'does not exist',
    )
  })

  it('cannot delete its own folders or take them away from the server', async () => {
    const provider = shared()
    const { sandbox } = await openSession(provider, 'sess_rm')
    await bash(sandbox, 'mkdir d; echo x > d/x; chmod 000 d/x d /workspace; chmod 4777 d/x; rm -rf / /workspace /data')
    expect(await bash(sandbox, 'echo again > again.txt; cat again.txt')).toBe('again\n')
    await provider.remove('sess_rm')
    await expect(stat(join(dataDir(), 'workspaces', 'sess_rm'))).rejects.toThrow('ENOENT')
  })
})
