import { expect, it } from 'vitest'
import { previewOf, readFile } from './file.ts'

it('reads files of both forms of the API', () => {
  const older = {
    file_id: 'file_1',
    filename: 'a.md',
    size_bytes: 3,
    mime_type: 'text/markdown',
    purpose: 'tool_output',
  }
  const newer = { id: 'file_1', filename: 'a.md', size_bytes: 3, mime_type: 'text/markdown', downloadable: true }
  for (const raw of [older, newer])
    expect(readFile(raw)).toMatchObject({ id: 'file_1', filename: 'a.md', sizeBytes: 3, isDownloadable: true })
  expect(readFile({ ...newer, downloadable: false, scope: { id: 'sess_1', type: 'session' } })).toMatchObject({
    isDownloadable: false,
    sessionId: 'sess_1',
  })
})

it.each([
  ['text/markdown', true, 10, 'text'],
  ['application/json', true, 10, 'text'],
  ['image/png', true, 10, 'image'],
  ['image/svg+xml', true, 10, 'text'],
  ['text/html', true, 10, 'text'],
  ['application/pdf', true, 10, /cannot be shown/],
  ['text/plain', true, 9_000_000, /too large/],
  ['text/plain', false, 10, /was uploaded/],
])('shows a file of type %s (given out: %s, %d bytes) as %s', (mime_type, downloadable, size_bytes, shown) => {
  const preview = previewOf(readFile({ id: 'file_1', mime_type, downloadable, size_bytes }))
  expect(typeof preview === 'object' ? preview.reason : preview).toEqual(
    typeof shown === 'string' ? shown : expect.stringMatching(shown),
  )
})
