import { describe, expect, it } from 'vitest'
import { ask, bash, createTestSandboxes, openSession } from './createTestSandboxes.ts'

const never = new AbortController().signal
const { createProvider, shared } = createTestSandboxes()

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
