import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { programUrl } from '../../testing/programUrl.ts'
import { createJustBashSandboxes } from './createJustBashSandboxes.ts'
import type { Sandbox, SandboxProvider } from './sandbox.ts'

let dataDir: string
let provider: SandboxProvider
let sandbox: Sandbox

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'python-test-'))
  provider = createJustBashSandboxes({ dataDir, workerProgram: programUrl('toolWorker') })
  const session = {
    sessionId: 'sess_python',
    environmentVariables: { TOKEN: 'a "quoted" $word' },
    environmentConfig: {},
    mounts: [],
  }
  sandbox = (await provider.open(session)).sandbox
})

afterAll(async () => {
  await provider.close()
  await rm(dataDir, { recursive: true, force: true })
})

const write = (path: string, lines: string[]) =>
  sandbox.run('Write', { file_path: path, content: `${lines.join('\n')}\n` }, new AbortController().signal)

async function bash(command: string): Promise<string> {
  const { content } = await sandbox.run('Bash', { command }, new AbortController().signal)
  return content.map((block) => String(block.text)).join('')
}

it('runs a test that imports the module beside it, from another folder', async () => {
  await write('lib/fib.py', ['def fib(n):', '    return n if n < 2 else fib(n - 1) + fib(n - 2)'])
  await write('lib/test_fib.py', [
    'from fib import fib',
    'assert [fib(n) for n in range(8)] == [0, 1, 1, 2, 3, 5, 8, 13]',
    'print("all passed", __name__, __file__)',
  ])
  expect(await bash('python3 lib/test_fib.py')).toBe('all passed __main__ /workspace/lib/test_fib.py\n')
})

it('runs unittest, by itself and as a module, and fails with its exit code', async () => {
  await write('test_sum.py', [
    'import unittest',
    'class SumTest(unittest.TestCase):',
    '    def test_right(self): self.assertEqual(1 + 1, 2)',
    '    def test_wrong(self): self.assertEqual(1 + 1, 3)',
    "if __name__ == '__main__': unittest.main()",
  ])
  for (const command of ['python3 test_sum.py', 'python3 -m unittest']) {
    const answer = await bash(command)
    expect(answer).toContain('Ran 2 tests')
    expect(answer).toContain('File "/workspace/test_sum.py", line 4, in test_wrong')
    expect(answer).toMatch(/FAILED \(failures=1\)\n\[exit code 1\]$/)
  }
})

it('says that pytest is not there', async () => {
  expect(await bash('python3 -m pytest -q')).toBe('/usr/bin/python3: No module named pytest\n[exit code 1]')
})

it('shows the traceback of the program and nothing of ours', async () => {
  await write('broken.py', ['def f():', '    raise ValueError("no")', 'f()'])
  expect(await bash('python3 broken.py')).toBe(
    [
      'Traceback (most recent call last):',
      '  File "/workspace/broken.py", line 3, in <module>',
      '    f()',
      '    ~^^',
      '  File "/workspace/broken.py", line 2, in f',
      '    raise ValueError("no")',
      'ValueError: no',
      '[exit code 1]',
    ].join('\n'),
  )
  expect(await bash(`python3 -c 'x = ('`)).toContain("SyntaxError: '(' was never closed")
  expect(await bash('python3 missing.py')).toContain("can't open file '/workspace/missing.py'")
})

it('passes arguments, standard input, variables and exit codes', async () => {
  const program =
    'import os, sys; print(sys.argv, sys.stdin.read().strip(), os.environ["TOKEN"]); sys.exit(int(sys.argv[1]))'
  expect(await bash(`echo fed | python3 -c '${program}' 7 "two words"`)).toBe(
    `['-c', '7', 'two words'] fed a "quoted" $word\n[exit code 7]`,
  )
  const fed = 'import sys\nprint(sys.argv)\nsys.exit("stopped")'
  expect(await bash(`python3 -u - one <<'END'\n${fed}\nEND`)).toBe("['-', 'one']\nstopped\n[exit code 1]")
})

it('shares the files of the session, temporary ones too, and leaves multi-line strings as they are written', async () => {
  await write('files.py', [
    'import glob, os, pathlib, shutil, tempfile',
    "pathlib.Path('made').mkdir(exist_ok=True)",
    "open('made/one.txt', 'w').write('1')",
    "pathlib.Path('/data/two.txt').write_text('2')",
    "with tempfile.NamedTemporaryFile('w', delete=False) as file: file.write('3')",
    "shutil.copy(file.name, '/workspace/made/three.txt')",
    'text = """one',
    'two ü 🌍',
    '"""',
    'print(repr(text))',
    "print(sorted(glob.glob('made/*')), os.getcwd(), open(file.name).read())",
  ])
  expect(await bash('python3 files.py')).toBe("'one\\ntwo ü 🌍\\n'\n['made/one.txt', 'made/three.txt'] /workspace 3\n")
  expect(await bash('cat made/one.txt /data/two.txt made/three.txt')).toBe('123')
})

it('sees nothing of the host', async () => {
  await write('look.py', [
    'import os, sys',
    `for path in ['/etc/passwd', '/proc/self/environ', '/proc/self/cmdline', '../' * 20 + 'etc/passwd', '/host/../etc/passwd', ${JSON.stringify(dataDir)}]:`,
    '    try:',
    '        with open(path) as file: print("SEEN", path, file.read())',
    '    except OSError: pass',
    'try: os.symlink("/etc/passwd", "/workspace/link"); print("SEEN", open("/workspace/link").read())',
    'except OSError: pass',
    'try: import subprocess; print("SEEN", subprocess.check_output(["ls"]))',
    'except OSError: pass',
    'print(sorted(os.environ), sys.executable)',
  ])
  const seen = await bash('python3 look.py')
  expect(seen).not.toContain('SEEN')
  expect(seen).not.toContain('node_modules')
  expect(seen).toContain("'TOKEN'")
})

it('can be stopped', async () => {
  const command = { command: 'python3 -c "while True: pass"', timeout_ms: 1500 }
  const { content, isError } = await sandbox.run('Bash', command, new AbortController().signal)
  expect(isError).toBe(true)
  expect(content[0]?.text).toBe('[timed out after 1.5 s]')
})
