import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../canonical.ts'
import { createJustBashSandboxes } from './createJustBashSandboxes.ts'
import type { Sandbox, SandboxProvider, ToolOutcome } from './sandbox.ts'
import type { SandboxLimits } from './sandboxLimits.ts'

const never = new AbortController().signal
const secret = 'the host keeps this to itself'

let dataDir: string
let outside: string
const providers: SandboxProvider[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-test-'))
  outside = join(dataDir, 'outside.txt')
  await writeFile(outside, secret)
})

afterAll(async () => {
  await Promise.all(providers.map((provider) => provider.close()))
  await rm(dataDir, { recursive: true, force: true })
})

function createProvider(limits: Partial<SandboxLimits> = {}): SandboxProvider {
  const provider = createJustBashSandboxes({ dataDir, limits })
  providers.push(provider)
  return provider
}

const shared = createProviderLazily()

function createProviderLazily() {
  let provider: SandboxProvider | undefined
  return () => {
    provider ??= createProvider()
    return provider
  }
}

const openSession = (provider: SandboxProvider, sessionId: string, config: JsonObject = {}) =>
  provider.open({ sessionId, environmentVariables: { GREETING: 'hello there' }, environmentConfig: config })

function addressOf(server: Server) {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  return address
}

const textOf = (outcome: ToolOutcome) => outcome.content.map((block) => String(block.text)).join('')

async function ask(sandbox: Sandbox, tool: string, input: JsonObject): Promise<string> {
  const outcome = await sandbox.run(tool, input, never)
  return `${outcome.isError ? 'error: ' : ''}${textOf(outcome)}`
}

const bash = (sandbox: Sandbox, command: string) => ask(sandbox, 'Bash', { command })

describe('Bash', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = (await openSession(shared(), 'sess_bash')).sandbox
  })

  it('answers stdout before stderr and names the exit code last', async () => {
    expect(await bash(sandbox, 'echo bad >&2; echo good; exit 3')).toBe('error: good\nbad\n[exit code 3]')
  })

  it('exports the variables of the session and nothing of the server', async () => {
    process.env.SANDBOX_TEST_SECRET = secret
    expect(await bash(sandbox, 'echo "$GREETING"')).toBe('hello there\n')
    expect(await bash(sandbox, 'env; printenv; cat /proc/self/environ; set')).not.toContain(secret)
    delete process.env.SANDBOX_TEST_SECRET
  })

  it('starts every call in /workspace and keeps files, not shell state', async () => {
    await bash(sandbox, 'mkdir -p inner; cd inner; LEFT=1; echo kept > kept.txt; echo a > /data/a; echo b > /tmp/b')
    expect(await bash(sandbox, 'pwd; echo "[$LEFT]"; cat inner/kept.txt /data/a /tmp/b')).toBe(
      '/workspace\n[]\nkept\na\nb\n',
    )
  })

  it('writes text beyond ASCII as it is', async () => {
    expect(await bash(sandbox, 'echo "grüße 🌍" > u.txt; cat u.txt')).toBe('grüße 🌍\n')
  })

  it('names the field that is missing or wrong', async () => {
    expect(await ask(sandbox, 'Bash', {})).toBe('error: Input field `command` is missing.')
    expect(await ask(sandbox, 'Bash', { command: 7 })).toBe('error: Input field `command` must be a string.')
    expect(await ask(sandbox, 'Bash', { command: 'ls', timeout_ms: 0 })).toContain('`timeout_ms`')
  })

  it('has no network and no program of the host', async () => {
    let connections = 0
    const server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = addressOf(server)
    expect(await bash(sandbox, `curl http://127.0.0.1:${port}/`)).toContain('command not found')
    await bash(sandbox, `echo x > /dev/tcp/127.0.0.1/${port}; exec 3<>/dev/tcp/127.0.0.1/${port}; cat <&3`)
    const python = `import socket; socket.create_connection(("127.0.0.1", ${port}), 2)`
    expect(await bash(sandbox, `python3 -c '${python}'`)).toMatch(/^error/)
    expect(await bash(sandbox, 'node -e 1')).toContain('command not found')
    expect(connections).toBe(0)
    server.close()
  })
})

describe('limits', () => {
  it('keeps the head and the tail of a long output and says how much is missing', async () => {
    const { sandbox } = await openSession(createProvider({ outputBytes: 100 }), 'sess_output')
    const answer = await bash(sandbox, 'echo start; seq 1 1000; echo end')
    expect(answer).toMatch(/^start\n/)
    expect(answer).toMatch(/end\n$/)
    expect(answer).toMatch(/\[\d+ characters in the middle are left out\]/)
    expect(answer.length).toBeLessThan(200)
  })

  it('ends a command that waits too long and shows what it had printed', async () => {
    const { sandbox } = await openSession(shared(), 'sess_slow')
    const answer = await ask(sandbox, 'Bash', { command: 'echo begun; sleep 60', timeout_ms: 100 })
    expect(answer).toMatch(/^error: .*\[timed out after 0\.1 s\]$/s)
  })

  it('stops a busy loop while the main thread stays free, and keeps the files', async () => {
    const { sandbox } = await openSession(shared(), 'sess_busy')
    await bash(sandbox, 'echo kept > kept.txt')
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 20)
    const answer = await ask(sandbox, 'Bash', { command: 'while true; do :; done', timeout: 200 })
    clearInterval(ticking)
    expect(answer).toContain('[timed out after 0.2 s]')
    expect(turns).toBeGreaterThan(5)
    expect(await bash(sandbox, 'cat kept.txt')).toBe('kept\n')
  })

  it('rejects at once when the call is aborted, and works again at the next one', async () => {
    const { sandbox } = await openSession(shared(), 'sess_abort')
    await bash(sandbox, 'echo kept > kept.txt')
    const stop = new AbortController()
    const call = sandbox.run('Bash', { command: 'while true; do :; done' }, stop.signal)
    stop.abort(new Error('interrupted'))
    await expect(call).rejects.toThrow('interrupted')
    const later = new AbortController()
    const running = sandbox.run('Bash', { command: 'while true; do :; done' }, later.signal)
    await sandbox.run('WebSearch', { query: 'x' }, never)
    setImmediate(() => later.abort(new Error('interrupted again')))
    await expect(running).rejects.toThrow('interrupted again')
    expect(await bash(sandbox, 'cat kept.txt')).toBe('kept\n')
  })

  it('survives a command that eats all its memory', async () => {
    const { sandbox } = await openSession(createProvider({ heapMb: 48 }), 'sess_memory')
    expect(await bash(sandbox, 'seq 1 900000 | sort | tail -1')).toBe('error: [out of memory: the sandbox has 48 MB]')
    expect(await bash(sandbox, 'echo alive')).toBe('alive\n')
  })

  it('refuses to fill the disk with bytes or with files, until something is deleted', async () => {
    const { sandbox } = await openSession(createProvider({ workspaceBytes: 20_000, workspaceFiles: 40 }), 'sess_full')
    expect(await ask(sandbox, 'Write', { file_path: 'a', content: 'x'.repeat(15_000) })).toContain('Created')
    expect(await bash(sandbox, 'cp a b')).toMatch(/error: .*no space left/s)
    expect(await bash(sandbox, 'cat a > /data/b')).toMatch(/error: /)
    expect(await ask(sandbox, 'Write', { file_path: 'b', content: 'x'.repeat(15_000) })).toContain('no space left')
    expect(await bash(sandbox, 'rm a; for i in $(seq 1 100); do echo > f$i; done')).toMatch(/no space left/)
    expect(await bash(sandbox, 'rm f*; echo room > b; cat b')).toBe('room\n')
  })
})

describe('the border', () => {
  const paths = (root: string) => [
    outside,
    '/etc/passwd',
    '/proc/self/environ',
    '../../../../../../../../etc/passwd',
    `/workspace/../../../../../../../..${outside}`,
    `/host${outside}`,
    `/host/../..${outside}`,
    'planted-file',
    `${root}/outside.txt`,
    'planted-folder/outside.txt',
  ]

  it('lets no tool and no Python see a file of the host, not even through links planted in the workspace', async () => {
    const { sandbox } = await openSession(shared(), 'sess_border')
    const folder = join(dataDir, 'workspaces', 'sess_border', 'workspace')
    await symlink(outside, join(folder, 'planted-file'))
    await symlink(dataDir, join(folder, 'planted-folder'))

    const answers = [
      await bash(
        sandbox,
        'cat planted-folder/* planted-folder/*/* 2>&1; find / -name outside.txt; ls -R / | head -500',
      ),
    ]
    for (const path of paths(dataDir)) {
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
    expect(told).not.toContain(`${dataDir}/workspaces`)
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
    await expect(stat(join(dataDir, 'workspaces', 'sess_rm'))).rejects.toThrow('ENOENT')
  })
})

describe('workspaces', () => {
  it('are private folders that outlive the provider', async () => {
    const first = createProvider()
    await bash((await openSession(first, 'sess_kept')).sandbox, 'echo kept > kept.txt')
    await first.close()
    const { mode } = await stat(join(dataDir, 'workspaces', 'sess_kept'))
    expect(mode & 0o777).toBe(0o700)
    const second = await openSession(createProvider(), 'sess_kept')
    expect(await bash(second.sandbox, 'cat kept.txt')).toBe('kept\n')
  })

  it('are made private again when somebody opened them up', async () => {
    const provider = shared()
    await openSession(provider, 'sess_mode')
    const folder = join(dataDir, 'workspaces', 'sess_mode')
    await chmod(folder, 0o755)
    await openSession(provider, 'sess_mode')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
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
