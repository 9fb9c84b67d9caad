import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDataDir } from '../../testing/createDataDir.ts'
import type { JsonObject } from '../canonical.ts'
import { locateFile } from '../sandbox/locateFile.ts'
import type { Sandbox, SandboxProvider } from '../sandbox/sandbox.ts'
import { answered } from '../sandbox/toolOutcomes.ts'
import { createStore } from '../store/createStore.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { createFileContents, type FileContents } from './createFileContents.ts'
import { withDelivery } from './deliverArtifacts.ts'

let dataDir = ''
let root = ''
let store: Store
let contents: FileContents
let sandbox: Sandbox
const sessionId = createId('sess')

beforeEach(async () => {
  dataDir = createDataDir('delivery')
  root = join(dataDir, 'workspaces', sessionId)
  for (const folder of ['data', 'workspace/out', 'tmp']) await mkdir(join(root, folder), { recursive: true })
  store = await createStore({ dataDir })
  contents = createFileContents(dataDir)
  const plain: SandboxProvider = {
    open: async () => ({
      sandbox: {
        run: async (tool) => answered(tool),
        locate: (path) => locateFile(root, path),
        close: async () => undefined,
      },
      problems: [],
    }),
    remove: async () => undefined,
    close: async () => undefined,
  }
  const session = { sessionId, environmentVariables: {}, environmentConfig: {}, mounts: [] }
  ;({ sandbox } = await withDelivery(plain, { store, contents }).open(session))
})

afterEach(async () => {
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
})

const deliver = async (input: JsonObject) => {
  const { content, isError, events = [] } = await sandbox.run('DeliverArtifacts', input, new AbortController().signal)
  return { text: String(content[0]?.text), isError, events }
}
const listed = async () => (await store.files.list({ limit: 10, scopeId: sessionId })).items

it('makes files of the session downloadable and says so in an event each', async () => {
  await writeFile(join(root, 'data', 'report.md'), '# Done')
  await writeFile(join(root, 'workspace', 'out', 'chart.png'), 'png')
  const { isError, events, text } = await deliver({ file_paths: ['/data/report.md', 'out/chart.png'] })
  expect(isError).toBe(false)
  const [chart, report] = await listed()
  expect(report).toMatchObject({ filename: 'report.md', sizeBytes: 6, mimeType: 'text/markdown', downloadable: true })
  expect(events).toEqual([
    {
      type: 'agent.artifact_delivered',
      payload: { file_id: report?.id, original_filename: 'report.md', content_type: 'text/markdown', size: 6 },
    },
    {
      type: 'agent.artifact_delivered',
      payload: { file_id: chart?.id, original_filename: 'chart.png', content_type: 'image/png', size: 3 },
    },
  ])
  expect(text).toContain(report?.id)
  // What is delivered stays as it was, whatever the agent does later.
  await writeFile(join(root, 'data', 'report.md'), 'changed')
  expect(await readFile(contents.pathOf(report?.id ?? ''), 'utf8')).toBe('# Done')
})

it.each([
  ['nothing', {}],
  ['a file that is not there', { file_paths: ['/data/missing.md'] }],
  ['a folder', { file_paths: ['/workspace/out'] }],
  ['a file elsewhere', { file_paths: ['/tmp/x.md'] }],
  ['a way out by dots', { file_paths: ['/data/../../../outside.md'] }],
  ['a way out by a link', { file_paths: ['/data/link.md'] }],
  ['a good file and a missing one', { file_paths: ['/data/good.md', '/data/missing.md'] }],
])('delivers nothing when asked for %s', async (_what, input) => {
  await writeFile(join(root, 'tmp', 'x.md'), 'x')
  await writeFile(join(root, 'data', 'good.md'), 'x')
  await writeFile(join(dataDir, 'outside.md'), 'secret')
  await symlink(join(dataDir, 'outside.md'), join(root, 'data', 'link.md'))
  const { isError, events } = await deliver(input)
  expect([isError, events, await listed()]).toEqual([true, [], []])
})

it('stops at 500 MB from one session', async () => {
  await writeFile(join(root, 'data', 'small.bin'), 'x')
  expect((await deliver({ path: '/data/small.bin' })).isError).toBe(false)
  await truncate(join(root, 'data', 'small.bin'), 500 * 1024 * 1024)
  expect((await deliver({ path: '/data/small.bin' })).text).toContain('500 MB')
  expect(await listed()).toHaveLength(1)
})

it('leaves every other tool to the sandbox', async () => {
  const { content } = await sandbox.run('Bash', {}, new AbortController().signal)
  expect(content).toEqual(answered('Bash').content)
})
