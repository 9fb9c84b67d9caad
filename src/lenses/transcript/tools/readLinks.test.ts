import { describe, expect, it } from 'vitest'
import { text } from '../../testing/fakeLog.ts'
import { readFiles, readPaths } from './readFiles.ts'
import { readLinks } from './readLinks.ts'

describe('readLinks', () => {
  it.each([
    ['JSON', '{"results":[{"title":"Vite","url":"https://vite.dev","snippet":"Fast."}]}', 'Fast.'],
    ['Markdown', '1. [Vite](https://vite.dev) - Fast.', 'Fast.'],
    ['labelled lines', 'Title: Vite\nURL: https://vite.dev\nSnippet: Fast.', 'Fast.'],
    ['a line with its address behind it', 'Vite - https://vite.dev', ''],
  ])('reads %s', (_, answer, words) => {
    expect(readLinks(text(answer))).toEqual([{ title: 'Vite', url: 'https://vite.dev', text: words }])
  })

  it('reads search result blocks', () => {
    const block = { type: 'search_result', title: 'Vite', source: 'https://vite.dev', text: 'Fast.' } as const
    expect(readLinks([block])).toEqual([{ title: 'Vite', url: 'https://vite.dev', text: 'Fast.' }])
  })

  it('finds nothing where nothing is', () => {
    expect(readLinks(text('No search provider is configured.'))).toEqual([])
    expect(readLinks(text('{"error": "none"}'))).toEqual([])
  })
})

describe('files', () => {
  it('are read from a JSON answer', () => {
    const answer = '[{"file_id":"file_1","original_filename":"a.md","content_type":"text/markdown","size":2048}]'
    expect(readFiles(text(answer))).toEqual([
      { fileId: 'file_1', name: 'a.md', contentType: 'text/markdown', sizeBytes: 2048 },
    ])
  })

  it('are read from the paths of an input', () => {
    const names = readPaths({ file_paths: ['out/a.md', 'b.csv'], note: 'x' }).map(({ name }) => name)
    expect(names).toEqual(['out/a.md', 'b.csv'])
  })
})
