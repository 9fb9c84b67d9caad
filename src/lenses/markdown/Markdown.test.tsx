import { render, screen } from '@testing-library/react'
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
})
