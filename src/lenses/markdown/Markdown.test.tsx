import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { Markdown } from './Markdown.tsx'

const show = (text: string, isWriting = false) => (
  <TooltipProvider>
    <Markdown text={text} isWriting={isWriting} />
  </TooltipProvider>
)

describe('Markdown', () => {
  it.each([
    '<script>window.pwned = 1</script>',
    '<img src=x onerror="window.pwned = 1">',
    'text <b onclick="window.pwned = 1">bold</b>',
    '<iframe src="https://example.com"></iframe>',
    '[x](javascript:window.pwned=1)',
    '[x](JaVaScRiPt&colon;window.pwned=1)',
    '[x](data:text/html,<script>1</script>)',
    '![x](https://tracker.example/pixel.png)',
    '<svg><a href="javascript:1">x</a></svg>',
    '<javascript:window.pwned=1>',
  ])('leaves %s inert', (sample) => {
    const { container } = render(show(sample))
    expect(container.querySelector('script, img, iframe, svg a, b, [onclick], [onerror]')).toBeNull()
    for (const link of container.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^(https?|mailto):/)
      expect(link.getAttribute('rel')).toBe('noopener noreferrer')
      expect(link.getAttribute('target')).toBe('_blank')
    }
  })

  it('shows raw HTML as the text it is', () => {
    render(show('<script>alert(1)</script>'))
    expect(screen.getByText('<script>alert(1)</script>')).toBeTruthy()
  })

  it('shows an image as a link to it, with its destination', () => {
    render(show('![a chart](https://example.com/chart.png)'))
    const link = screen.getByRole('link', { name: 'image: a chart' })
    expect(link.getAttribute('title')).toBe('https://example.com/chart.png')
  })

  it('keeps finished blocks while the text grows', () => {
    const { rerender } = render(show('# Title\n\nFirst paragraph.\n\n```py\nx = 1\n```\n\nSecond par', true))
    const before = [screen.getByText('Title'), screen.getByText('First paragraph.'), screen.getByText('x = 1')]
    rerender(show('# Title\n\nFirst paragraph.\n\n```py\nx = 1\n```\n\nSecond paragraph, longer', true))
    expect([screen.getByText('Title'), screen.getByText('First paragraph.'), screen.getByText('x = 1')]).toEqual(before)
    expect(before.every((element) => element.isConnected)).toBe(true)
    expect(screen.getByText('Second paragraph, longer')).toBeTruthy()
  })

  it('draws lists, tasks, tables and code with their structure', () => {
    render(show('- [x] done\n- [ ] open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n`inline` &amp; **strong**'))
    expect(screen.getByRole('checkbox', { name: 'done' })).toHaveProperty('checked', true)
    expect(screen.getByRole('checkbox', { name: 'not done' })).toHaveProperty('checked', false)
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['a', 'b'])
    expect(screen.getByText('strong').closest('p')?.textContent).toBe('inline & strong')
  })

  it('begins its headings at level 3 and skips none, whatever the text does', () => {
    render(show('## Plan\n\n#### Detail\n\n## Next\n\n# Above\n\n###### Deep\n\n> # Quoted'))
    const headings = screen.getAllByRole('heading').map((heading) => `${heading.tagName} ${heading.textContent}`)
    expect(headings).toEqual(['H3 Plan', 'H4 Detail', 'H3 Next', 'H3 Above', 'H4 Deep'])
    expect(screen.getByText('Quoted')).toBeTruthy()
  })

  it('keeps lists inside lists, ordered ones with their first number', () => {
    render(show('- outer\n  - inner\n    1. deep\n\ntext\n\n7. seven\n8. eight'))
    const item = (words: string) => screen.getByText(words, { selector: 'li' })
    expect(item('inner').parentElement?.closest('li')?.textContent).toContain('outer')
    expect(item('deep').closest('ol')?.parentElement?.closest('li')?.textContent).toContain('inner')
    expect(item('seven').closest('ol')?.getAttribute('start')).toBe('7')
  })

  it('keeps what is nested in a task beside its box', () => {
    render(show('- [x] ship\n  - docs\n- [ ] rest'))
    const done = screen.getByRole('checkbox', { name: 'done' }).closest('li')
    expect(done?.textContent).toContain('ship')
    expect(done?.textContent).toContain('docs')
    expect(screen.getAllByRole('checkbox')).toHaveLength(2)
  })

  it('lets the keyboard reach a wide table, by the names of its columns', () => {
    render(show('| name | size |\n|---|---|\n| a | 1 |'))
    expect(screen.getByRole('figure', { name: 'Table: name, size' }).tabIndex).toBe(0)
  })

  it('names the language of code and copies it as it is', async () => {
    const user = userEvent.setup()
    render(show('```py\nx = "<b>"\n```\n\n```\nplain\n```'))
    expect(screen.getByText('py')).toBeTruthy()
    expect(screen.getByText('text')).toBeTruthy()
    const [first] = screen.getAllByRole('button', { name: 'Copy code' })
    if (!first) throw new Error('The copy button is missing.')
    await user.click(first)
    expect(await navigator.clipboard.readText()).toBe('x = "<b>"')
  })
})
