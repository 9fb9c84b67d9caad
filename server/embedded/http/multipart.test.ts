import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { Problem } from '../problem.ts'
import type { CloudEnv } from './context.ts'
import { type FilePart, type MultipartLimits, readMultipart, skip } from './multipart.ts'

const boundary = 'between'
const filePart = (name: string, filename: string, text: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n`
const fieldPart = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const end = `--${boundary}--\r\n`

async function read(
  body: string | ReadableStream<Uint8Array>,
  limits: MultipartLimits = { files: 2 },
  onFile: (part: FilePart) => Promise<void> = skip,
  contentType = `multipart/form-data; boundary=${boundary}`,
) {
  let digest: string | undefined
  let fields: Map<string, string> | undefined
  let problem: unknown
  const app = new Hono<CloudEnv>().post('/', async (c) => {
    fields = await readMultipart(c, limits, onFile)
    digest = c.get('bodyDigest')
    return c.text('')
  })
  app.onError((error, c) => {
    problem = error
    return c.text('', 500)
  })
  const init = { method: 'POST', body, headers: { 'content-type': contentType }, duplex: 'half' }
  await app.fetch(new Request('http://127.0.0.1/', init))
  return {
    digest,
    fields: fields && Object.fromEntries(fields),
    problem: problem instanceof Problem ? problem.message : problem,
  }
}

const textOf = async ({ content }: FilePart) => {
  let text = ''
  for await (const chunk of content) text += new TextDecoder().decode(chunk)
  return text
}

it('hands a file over while the rest of the form is still on its way', async () => {
  let send: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = controller
      controller.enqueue(new TextEncoder().encode(filePart('file', 'größe/a.txt', 'first').slice(0, -2)))
    },
  })
  const seen: string[] = []
  const { fields, problem } = await read(body, { files: 1 }, async (part) => {
    seen.push(part.name, part.filename, part.mimeType)
    send?.enqueue(new TextEncoder().encode(`, second\r\n${fieldPart('name', 'x')}${end}`))
    send?.close()
    seen.push(await textOf(part))
  })
  expect(problem).toBeUndefined()
  expect(seen).toEqual(['file', 'größe/a.txt', 'text/plain', 'first, second'])
  expect(fields).toEqual({ name: 'x' })
})

it('fails the reader of a file whose upload breaks off, and only then refuses', async () => {
  for (const rest of ['close', 'error'] as const) {
    let cleaned = false
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(filePart('file', 'a.txt', 'half'))),
      pull: (controller) => (rest === 'close' ? controller.close() : controller.error(new Error('aborted'))),
    })
    const { problem } = await read(body, { files: 1 }, async (part) => {
      await textOf(part).finally(() => {
        cleaned = true
      })
    })
    expect([rest, problem, cleaned]).toEqual([
      rest,
      'The upload broke off or is no valid multipart form. Send it again.',
      true,
    ])
  }
})

it.each([
  [
    'a file beyond its limit',
    filePart('file', 'a.txt', 'x'.repeat(1100)),
    { files: 1, fileBytes: 1024 },
    /'a.txt' is larger than/,
  ],
  ['too many files', filePart('a', 'a', '') + filePart('b', 'b', ''), { files: 1 }, /more than 1 files/],
  ['a long field', fieldPart('name', 'x'.repeat(20)), { files: 1, fieldBytes: 10 }, "Field 'name' is too long."],
  [
    'a field given twice',
    fieldPart('name', 'x') + fieldPart('name', 'y'),
    { files: 1 },
    "Field 'name' is given twice.",
  ],
])('refuses %s', async (_what, parts, limits, message) => {
  const { problem } = await read(parts + end, limits)
  expect(problem).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
})

it('refuses what is no form, and passes on what the reader of a file fails with', async () => {
  expect((await read('{}', { files: 1 }, skip, 'application/json')).problem).toBe(
    'Send this request as multipart/form-data.',
  )
  expect((await read('', { files: 1 }, skip, 'multipart/form-data')).problem).toMatch(/no boundary/)
  const full = new Error('ENOSPC: no space left on device')
  const { problem } = await read(filePart('file', 'a', 'x'.repeat(200_000)) + end, { files: 1 }, () =>
    Promise.reject(full),
  )
  expect(problem).toBe(full)
})

it('knows the same parts again under another boundary', async () => {
  const parts = filePart('file', 'a.txt', 'text') + fieldPart('name', 'x') + end
  const one = await read(parts)
  const again = await read(
    parts.replaceAll(boundary, 'other'),
    { files: 1 },
    skip,
    'multipart/form-data; boundary=other',
  )
  const other = await read(parts.replace('text\r', 'texts\r'))
  expect(again.digest).toBe(one.digest)
  expect(other.digest).not.toBe(one.digest)
})
