import { expect, it } from 'vitest'
import { type CloudFile, readFile } from '@/domain/file.ts'
import { createUploads, type SendFile } from './createUploads.ts'

/** Uploads whose requests wait for the test. */
function start(mostBytes = 1000) {
  const sent: { name: string; options: Parameters<SendFile>[1]; settle: (problem?: Error) => Promise<void> }[] = []
  const done: CloudFile[] = []
  const send: SendFile = (file, options) =>
    new Promise((resolve, reject) => {
      const settle = async (problem?: Error) => {
        if (problem) reject(problem)
        else resolve(readFile({ id: `file_${file.name}`, filename: file.name }))
        await Promise.resolve()
        await Promise.resolve()
        await Promise.resolve()
      }
      options.signal.addEventListener('abort', () => reject(options.signal.reason))
      sent.push({ name: file.name, options, settle })
    })
  const uploads = createUploads(send, (file) => done.push(file), mostBytes)
  const states = () => uploads.getSnapshot().map(({ name, state }) => `${name} ${state.is}`)
  const keyOf = (name: string) => uploads.getSnapshot().find((upload) => upload.name === name)?.key ?? ''
  return { uploads, sent, done, states, keyOf }
}

const file = (name: string, size = 1) => new File(['x'.repeat(size)], name)

it('sends two at a time, in order, and the next when one is done', async () => {
  const { uploads, sent, done, states } = start()
  uploads.add([file('a'), file('b'), file('c')])
  expect(states()).toEqual(['a sending', 'b sending', 'c waiting'])
  await sent[0]?.settle()
  expect(states()).toEqual(['a done', 'b sending', 'c sending'])
  expect(done.map(({ id }) => id)).toEqual(['file_a'])
})

it('keeps a failed one with its reason and sends it again under the same key', async () => {
  const { uploads, sent, states, keyOf } = start()
  uploads.add([file('a')])
  await sent[0]?.settle(new Error('The disk is full.'))
  expect(uploads.getSnapshot()[0]?.state).toEqual({ is: 'failed', message: 'The disk is full.' })
  uploads.retry(keyOf('a'))
  expect(sent[1]?.options.idempotencyKey).toBe(sent[0]?.options.idempotencyKey)
  await sent[1]?.settle()
  expect(states()).toEqual(['a done'])
})

it('cancels what waits and what is on its way', async () => {
  const { uploads, sent, states, keyOf } = start()
  uploads.add([file('a'), file('b'), file('c')])
  uploads.cancel(keyOf('c'))
  uploads.cancel(keyOf('a'))
  await sent[1]?.settle()
  expect(states()).toEqual(['a cancelled', 'b done', 'c cancelled'])
  expect(sent).toHaveLength(2)
  uploads.clear()
  expect(states()).toEqual([])
})

it('does not even begin with a file that is too large', () => {
  const { uploads, sent, states } = start(1024 * 1024)
  uploads.add([file('huge', 1024 * 1024)])
  expect([states(), sent]).toEqual([['huge failed'], []])
})
