import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, bash, createTestSandboxes, openSession } from './createTestSandboxes.ts'
import type { Sandbox } from './sandbox.ts'

const secret = 'the host keeps this to itself'
const { shared } = createTestSandboxes()

function addressOf(server: Server) {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  return address
}

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
