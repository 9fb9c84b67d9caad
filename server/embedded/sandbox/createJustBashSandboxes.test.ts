import { chmod, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, bash, createTestSandboxes, openSession } from './createTestSandboxes.ts'

const { createProvider, dataDir, shared } = createTestSandboxes()

describe('workspaces', () => {
  it('are private folders that outlive the provider', async () => {
    const first = createProvider()
    await bash((await openSession(first, 'sess_kept')).sandbox, 'echo kept > kept.txt')
    await first.close()
    const { mode } = await stat(join(dataDir(), 'workspaces', 'sess_kept'))
    expect(mode & 0o777).toBe(0o700)
    const second = await openSession(createProvider(), 'sess_kept')
    expect(await bash(second.sandbox, 'cat kept.txt')).toBe('kept\n')
  })

  it('are made private again when somebody opened them up', async () => {
    const provider = shared()
    await openSession(provider, 'sess_mode')
    const folder = join(dataDir(), 'workspaces', 'sess_mode')
    await chmod(folder, 0o755)
    await openSession(provider, 'sess_mode')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  it('export other variables when they are opened with others', async () => {
    const provider = shared()
    await openSession(provider, 'sess_variables')
    const opened = await provider.open({
      sessionId: 'sess_variables',
      environmentVariables: { GREETING: 'good bye' },
      environmentConfig: {},
      mounts: [],
    })
    expect(await bash(opened.sandbox, 'echo "$GREETING"')).toBe('good bye\n')
  })

  it('have ids that cannot name another folder', async () => {
    for (const id of ['', '..', '../x', 'a/b', 'a.b', 'a\0b']) {
      await expect(openSession(shared(), id)).rejects.toThrow('not a session id')
      await expect(shared().remove(id)).rejects.toThrow('not a session id')
    }
  })
})

describe('the environment', () => {
  it('is told which packages are missing, in one sentence', async () => {
    const config = { packages: { apt: [], pip: ['numpy', 'pandas==2'], npm: ['left-pad'], type: 'packages' } }
    const { problems } = await openSession(shared(), 'sess_packages', config)
    expect(problems).toEqual([
      'This sandbox cannot install packages, so these of the environment are missing: pip (numpy, pandas==2); npm (left-pad).',
    ])
  })

  it('has its set-up script run once, out of sight of the session', async () => {
    const config = { setup_script: 'echo "$GREETING" >> setup.txt' }
    expect((await openSession(shared(), 'sess_setup', config)).problems).toEqual([])
    const { sandbox } = await openSession(createProvider(), 'sess_setup', config)
    expect(await bash(sandbox, 'cat setup.txt; ls -A')).toBe('hello there\nsetup.txt\n')
  })

  it('is told how its set-up script failed', async () => {
    const config = { setup_script: 'echo working; echo no such mirror >&2; exit 4' }
    const { problems } = await openSession(shared(), 'sess_failing', config)
    expect(problems).toEqual([
      "The environment's set-up script failed (exit code 4). It printed: working\nno such mirror",
    ])
  })
})

it('says that no search provider is configured', async () => {
  const { sandbox } = await openSession(shared(), 'sess_search')
  expect(await ask(sandbox, 'WebSearch', { query: 'x' })).toContain('No search provider is configured')
  for (const name of ['Telepathy', 'constructor', '__proto__']) {
    expect(await ask(sandbox, name, {})).toBe(`error: There is no tool named ${name} in this sandbox.`)
  }
})
