import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ContentBlock } from '@/domain/session/events.ts'
import type { CallRow } from '@/domain/session/timeline.ts'
import type { DownloadFile } from '../../sessionView.ts'
import { createFakeLog, text } from '../../testing/fakeLog.ts'
import { showTranscript } from '../../testing/showTranscript.tsx'
import { useLayoutSizes } from '../../testing/useLayoutSizes.ts'
import type { TranscriptSource } from '../TranscriptSource.ts'

interface Given {
  result?: ContentBlock[]
  fields?: Partial<CallRow>
  source?: Partial<TranscriptSource>
}

/** Shows one call with its body open. */
async function showCall(name: string, input: Record<string, unknown>, { result, fields, source }: Given = {}) {
  const log = createFakeLog().call('c1', name, input, fields, result)
  render(showTranscript(log, { source: { ...log.source, ...source } }))
  const card = within(screen.getByRole('article', { name: new RegExp(`^${name}`) }))
  const header = card.getAllByRole('button', { name: new RegExp(name) })[0]
  if (header?.getAttribute('aria-expanded') === 'false') await userEvent.click(header)
  await waitFor(() => expect(card.queryByText('Opening …')).toBeNull())
  return card
}

describe('the body of a tool call', () => {
  useLayoutSizes()
  afterEach(() => vi.unstubAllGlobals())

  it('leads to the page that was read, safely and without fetching it', async () => {
    const fetched = vi.fn()
    vi.stubGlobal('fetch', fetched)
    const card = await showCall('WebFetch', { url: 'https://vite.dev/guide' }, { result: text('# Guide\nText.') })
    const link = card.getByRole('link', { name: 'Guide' })
    expect(link.getAttribute('href')).toBe('https://vite.dev/guide')
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(card.getByText('Text.')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })

  it('makes no link of an address that is not harmless', async () => {
    const card = await showCall('WebFetch', { url: 'javascript:alert(1)' }, { result: text('x') })
    expect(card.queryByRole('link')).toBeNull()
    expect(card.getAllByText('javascript:alert(1)').length).toBeGreaterThan(0)
  })

  it('lists what a search found by title and host, and the whole answer on demand', async () => {
    const answer = '[{"title":"Vite","url":"https://vite.dev/guide"},{"title":"Bad","url":"javascript:1"}]'
    const card = await showCall('WebSearch', { query: 'bundler' }, { result: text(answer) })
    const results = within(card.getByRole('list', { name: 'Search results' }))
    expect(results.getByRole('link', { name: 'Vite' }).getAttribute('href')).toBe('https://vite.dev/guide')
    expect(results.queryByRole('link', { name: 'Bad' })).toBeNull()
    expect(results.getByText('vite.dev')).toBeTruthy()
    await userEvent.click(card.getByRole('button', { name: 'The whole answer' }))
    expect(card.getByRole('figure', { name: 'Result' }).textContent).toContain('"title": "Vite"')
  })

  it('shows delivered files with a download only where there is one', async () => {
    const result = text('[{"file_id":"file_1","filename":"report.md","content_type":"text/markdown","size":2048}]')
    const source = { download: vi.fn<DownloadFile>(async () => undefined) }
    const card = await showCall('DeliverArtifacts', { file_paths: ['report.md'] }, { result, source })
    expect(card.getByRole('list', { name: 'Files' }).textContent).toContain('text/markdown · 2 kB')
    await userEvent.click(card.getByRole('button', { name: 'Download report.md' }))
    expect(source.download).toHaveBeenCalledExactlyOnceWith('file_1', 'report.md')
  })

  it('names delivered files without a download where the page has none to give', async () => {
    const card = await showCall('DeliverArtifacts', { file_paths: ['report.md'] }, { result: text('ok') })
    expect(card.getByRole('list', { name: 'Files' }).textContent).toContain('report.md')
    expect(card.queryByRole('button', { name: /^Download/ })).toBeNull()
  })

  it('shows made images, and images found as links', async () => {
    const image: ContentBlock = { type: 'image', source: { type: 'base64', mediaType: 'image/png', data: 'aGk=' } }
    const card = await showCall('ImageGen', { prompt: 'a fox' }, { result: [image] })
    expect(card.getByRole('img', { name: 'Image from the session' })).toBeTruthy()
    expect(card.getAllByText('a fox').length).toBeGreaterThan(0)
  })

  it('indents the JSON a foreign tool answers with, digit by digit', async () => {
    const result = text('{"id":12345678901234567890,"tags":["a"]}')
    const fields = { tool: 'mcp', serverName: 'tracker' } as const
    const card = await showCall('get_issue', { key: 'A-1' }, { result, fields })
    expect(card.getByRole('figure', { name: 'Input' }).textContent).toContain('"key": "A-1"')
    const lines = [...card.getByRole('figure', { name: 'Result' }).querySelectorAll('.min-h-\\[1lh\\]')]
    expect(lines.map((line) => line.textContent)[1]).toBe('  "id": 12345678901234567890,')
  })

  it('marks the words an edit changed', async () => {
    const input = { file_path: 'a.py', old_string: 'return fib(n - 1)', new_string: 'return fib(n - 2)' }
    await showCall('Edit', input, { result: text('ok') })
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['1', '2'])
  })

  it('shows the end of a progress bar, counts the rest and names the exit code', async () => {
    const result = text('10%\r50%\r\u001b[31m100%\u001b[0m\n[exit code 2]')
    const card = await showCall('Bash', { command: 'make' }, { result, fields: { outcome: 'failed' } })
    const output = card.getByRole('figure', { name: 'Output' })
    expect(output.textContent).toBe('100%')
    expect(card.getByText('2 overwritten updates not shown')).toBeTruthy()
    expect(card.getByText('exit 2')).toBeTruthy()
  })

  it('names the exit code of a command that printed nothing', async () => {
    const result = text('[exit code 1]')
    const card = await showCall('Bash', { command: 'false' }, { result, fields: { outcome: 'failed' } })
    expect(card.getByText('(no output) · exit 1')).toBeTruthy()
  })

  it('never prints base64, shows it as the image it is, and offers what cannot be shown', async () => {
    const pixels = `iVBORw0KGgo${'aB3+xYz9Q'.repeat(200)}`
    const scan = `SUkqA${'aB3+xYz9Q'.repeat(200)}`
    const save = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
    const card = await showCall('Bash', { command: 'cat x' }, { result: text(`${pixels} and ${scan}`) })
    expect(card.getByRole('figure', { name: 'Output' }).textContent).toMatch(
      /^\[1\.4 kB of base64, image\/png, not shown\] and/,
    )
    expect(card.getByRole('img', { name: 'Image from the session' }).getAttribute('src')).toContain(pixels)
    expect(card.getByText(/^Image: 1\.4 kB of base64, image\/tiff, not shown$/)).toBeTruthy()
    await userEvent.click(card.getByRole('button', { name: 'Download' }))
    expect(save).toHaveBeenCalledOnce()
  })
})
