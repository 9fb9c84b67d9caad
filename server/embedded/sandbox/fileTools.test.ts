import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../canonical.ts'
import { createShell } from './createShell.ts'
import { editTool } from './editTool.ts'
import { globTool } from './globTool.ts'
import { grepTool } from './grepTool.ts'
import { keptFolders } from './keptFolders.ts'
import { readTool } from './readTool.ts'
import { defaultSandboxLimits as limits } from './sandboxLimits.ts'
import type { FileTool } from './toolCall.ts'
import { writeTool } from './writeTool.ts'

let root: string
let shell: ReturnType<typeof createShell>

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'file-tools-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

beforeEach(async () => {
  for (const name of keptFolders) {
    await rm(join(root, name), { recursive: true, force: true })
    await mkdir(join(root, name))
  }
  shell = createShell({ root, limits, environmentVariables: {}, mounts: [] })
})

async function use(tool: FileTool, input: JsonObject): Promise<string> {
  const { content, isError } = await tool(input, { fs: shell.fs, limits })
  return `${isError ? 'error: ' : ''}${String(content[0]?.text)}`
}

const grep = (input: JsonObject) => use((given, context) => grepTool(given, context, shell.bash), input)
const write = (file_path: string, content: string) => use(writeTool, { file_path, content })

describe('Write', () => {
  it('makes folders and says what it did', async () => {
    expect(await write('a/b/c.txt', 'grün')).toBe('Created /workspace/a/b/c.txt (5 bytes).')
    expect(await write('/workspace/a/b/c.txt', '')).toBe('Overwrote /workspace/a/b/c.txt (0 bytes).')
  })

  it('does not write over a folder', async () => {
    await write('a/b.txt', '')
    expect(await write('a', 'x')).toBe('error: /workspace/a is a folder.')
  })

  it('names a field that is missing', async () => {
    await expect(use(writeTool, { content: 'x' })).rejects.toThrow('`file_path` is missing')
    await expect(use(writeTool, { file_path: 'x' })).rejects.toThrow('`content` is missing')
  })
})

describe('Read', () => {
  it('numbers the lines', async () => {
    await write('a.txt', 'one\ntwo\n')
    expect(await use(readTool, { file_path: 'a.txt' })).toBe('     1\tone\n     2\ttwo')
  })

  it('reads a part and says how to read on', async () => {
    await write('a.txt', 'one\ntwo\nthree\nfour')
    expect(await use(readTool, { file_path: 'a.txt', offset: 2, limit: 2 })).toBe(
      '     2\ttwo\n     3\tthree\n[lines 2 to 3 of 4; read on with offset 4]',
    )
    expect(await use(readTool, { file_path: 'a.txt', offset: 9 })).toContain('has 4 lines')
  })

  it('says why it cannot show what is no text', async () => {
    expect(await use(readTool, { file_path: 'nothing' })).toBe('error: /workspace/nothing does not exist.')
    await write('folder/x', '')
    expect(await use(readTool, { file_path: 'folder' })).toContain('is a folder')
    expect(await use(readTool, { file_path: 'folder/x' })).toBe('/workspace/folder/x is empty.')
    await shell.fs.writeFile('/workspace/b.bin', new Uint8Array([1, 0, 2]))
    expect(await use(readTool, { file_path: 'b.bin' })).toContain('is a binary file of 3 bytes')
  })

  it('shows images as image blocks, up to 5 MB', async () => {
    await shell.fs.writeFile('/workspace/p.png', new Uint8Array([137, 80, 78, 71]))
    const { content } = await readTool({ file_path: 'p.png' }, { fs: shell.fs, limits })
    expect(content).toEqual([{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw==' } }])
    await shell.fs.writeFile('/workspace/big.png', new Uint8Array(5 * 1024 * 1024 + 1))
    expect(await use(readTool, { file_path: 'big.png' })).toContain('up to 5 MB')
  })
})

describe('Edit', () => {
  it('replaces the one place and names its line', async () => {
    await write('a.txt', 'one\ntwo $& $1\n')
    expect(await use(editTool, { file_path: 'a.txt', old_string: 'two', new_string: "$& $' 2" })).toBe(
      'Edited /workspace/a.txt at line 2.',
    )
    expect(await shell.fs.readFile('/workspace/a.txt')).toBe("one\n$& $' 2 $& $1\n")
  })

  it('refuses text that is not there, is there more than once, or does not change', async () => {
    await write('a.txt', 'x\nx\n')
    const edit = (old_string: string, new_string = 'y') => use(editTool, { file_path: 'a.txt', old_string, new_string })
    expect(await edit('z')).toContain('error: `old_string` was not found')
    expect(await edit('x')).toContain('is there 2 times')
    expect(await edit('x', 'x')).toContain('are the same')
    expect(await edit('')).toContain('`old_string` is empty')
    expect(await use(editTool, { file_path: 'no.txt', old_string: 'a', new_string: 'b' })).toContain('does not exist')
    expect(await shell.fs.readFile('/workspace/a.txt')).toBe('x\nx\n')
  })

  it('replaces all places when told to', async () => {
    await write('a.txt', 'x\nx\n')
    const input = { file_path: 'a.txt', old_string: 'x', new_string: 'y', replace_all: true }
    expect(await use(editTool, input)).toBe('Edited /workspace/a.txt in 2 places, from line 1.')
    expect(await shell.fs.readFile('/workspace/a.txt')).toBe('y\ny\n')
  })

  it('leaves a file alone that is not UTF-8, and keeps a byte order mark', async () => {
    await shell.fs.writeFile('/workspace/l.txt', new Uint8Array([0x78, 0xfc]))
    expect(await use(editTool, { file_path: 'l.txt', old_string: 'x', new_string: 'y' })).toContain('is not UTF-8')
    await write('bom.txt', '\uFEFFone')
    await use(editTool, { file_path: 'bom.txt', old_string: 'one', new_string: 'two' })
    expect(Buffer.from(await shell.fs.readFileBuffer('/workspace/bom.txt')).toString('hex')).toBe('efbbbf74776f')
  })
})

describe('Glob', () => {
  it('lists what matches, the last changed first', async () => {
    for (const [index, path] of ['a.ts', 'src/b.ts', 'src/deep/c.tsx', 'node_modules/d.ts', 'e.py'].entries()) {
      await write(path, '')
      await shell.fs.utimes(`/workspace/${path}`, new Date(), new Date(1_700_000_000_000 + index * 1000))
    }
    expect(await use(globTool, { pattern: '**/*.ts' })).toBe('/workspace/src/b.ts\n/workspace/a.ts')
    expect(await use(globTool, { pattern: '*.{ts,py}' })).toBe('/workspace/e.py\n/workspace/a.ts')
    expect(await use(globTool, { pattern: '**/[bc].ts*', path: 'src' })).toBe(
      '/workspace/src/deep/c.tsx\n/workspace/src/b.ts',
    )
    expect(await use(globTool, { pattern: '/workspace/**/c.*' })).toBe('/workspace/src/deep/c.tsx')
    expect(await use(globTool, { pattern: '*.md' })).toBe('No file in /workspace matches *.md.')
    expect(await use(globTool, { pattern: '*', path: 'nowhere' })).toBe('error: /workspace/nowhere is not a folder.')
  })

  it('stops at 200 paths and says how many more there are', async () => {
    await shell.bash.exec('for i in $(seq 1 205); do echo > f$i; done')
    expect(await use(globTool, { pattern: 'f*' })).toContain('[5 more files are left out]')
  })
})

describe('Grep', () => {
  beforeEach(async () => {
    await write('a.py', 'def foo():\n    pass\nFoo\n')
    await write('src/b.ts', 'one\nfoo(1)\nthree\n')
  })

  it('answers with paths, with lines or with counts', async () => {
    expect(await grep({ pattern: 'foo' })).toBe('/workspace/a.py\n/workspace/src/b.ts')
    expect(await grep({ pattern: 'foo\\(', output_mode: 'content' })).toBe(
      '/workspace/a.py:1:def foo():\n/workspace/src/b.ts:2:foo(1)',
    )
    expect(await grep({ pattern: 'foo', output_mode: 'count', '-i': true, path: 'a.py' })).toBe('/workspace/a.py:2')
  })

  it('takes context, a glob, case and a limit', async () => {
    expect(await grep({ pattern: 'foo', output_mode: 'content', '-C': 1, glob: '*.ts', '-n': false })).toBe(
      '/workspace/src/b.ts-one\n/workspace/src/b.ts:foo(1)\n/workspace/src/b.ts-three',
    )
    expect(await grep({ pattern: 'foo', head_limit: 1 })).toBe('/workspace/a.py\n[1 more lines are left out]')
  })

  it('says when nothing matches, the pattern is wrong or the path is missing', async () => {
    expect(await grep({ pattern: '--files' })).toBe('No match for --files in /workspace.')
    expect(await grep({ pattern: '(' })).toMatch(/^error: .*\(/)
    expect(await grep({ pattern: 'x', path: 'nowhere' })).toBe('error: /workspace/nowhere does not exist.')
    await expect(grep({ pattern: 'x', output_mode: 'lines' })).rejects.toThrow('`output_mode` must be one of')
    await expect(grep({ pattern: 'x', '-A': -1 })).rejects.toThrow('`-A` must be a whole number')
  })

  it('is not taken hostage by a pattern', async () => {
    await write('long.txt', 'a'.repeat(50_000))
    expect(await grep({ pattern: '(a+)+$b', path: 'long.txt' })).toContain('No match')
  })
})
