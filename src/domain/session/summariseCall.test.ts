import { expect, it } from 'vitest'
import { summariseCall } from './summariseCall.ts'

it.each([
  [{ description: 'List', command: 'ls -l\n  /tmp' }, 'ls -l /tmp'],
  [{ content: 'long text', file_path: '/a/b.ts' }, '/a/b.ts'],
  [{ pattern: '*.md' }, '*.md'],
  [{ url: 'https://user:secret@example.com:8080/path?q=1' }, 'example.com:8080'],
  [{ prompt: 'Summarise', url: 'https://example.com/a' }, 'example.com'],
  [{ file_paths: ['/a/report.pdf', '/a/b.csv'] }, '/a/report.pdf, /a/b.csv'],
  [{ url: 'not a url' }, 'not a url'],
  [{ limit: 3, word: 'first text' }, 'first text'],
  [{ limit: 3, deep: { a: [1] } }, '{"limit":3,"deep":{"a":[1]}}'],
  [{}, ''],
])('says what matters of %j', (input, summary) => {
  expect(summariseCall(input)).toBe(summary)
})

it('stays short, and does not cut a character in two', () => {
  const summary = summariseCall({ command: '🚀'.repeat(1000) })
  expect(Array.from(summary)).toHaveLength(200)
  expect(summary.endsWith('🚀…')).toBe(true)
})
