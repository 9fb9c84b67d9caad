import { describe, expect, it } from 'vitest'
import { htmlToText } from './htmlToText.ts'

describe('htmlToText', () => {
  it('keeps headings, lists, links and line breaks', () => {
    const page =
      '<body><h2>News</h2>\n<ul><li>one</li><li>two <a href="https://a.test/?x=1&amp;y">more</a></li></ul>a<br>b</body>'
    expect(htmlToText(page)).toBe('## News\n\n- one\n- two [more](https://a.test/?x=1&y)\n\na\nb')
  })

  it('leaves out scripts, styles and comments, also when they are never closed', () => {
    expect(htmlToText('a<style>b{}</style><!-- c --><SCRIPT>d</SCRIPT >e')).toBe('ae')
    expect(htmlToText('a<script>while(1){}')).toBe('a')
    expect(htmlToText('a<!-- b')).toBe('a')
  })

  it('keeps preformatted text as it is and folds white space elsewhere', () => {
    expect(htmlToText('<p>a   b\n c</p><pre>x\n  y</pre>')).toBe('a b c\n\nx\n  y')
  })

  it('decodes entities once', () => {
    expect(htmlToText('&lt;b&gt; &#65;&#x42; &amp;lt; &nope; &#0;')).toBe('<b> AB &lt; &nope; &#0;')
  })

  it('takes text with lone angle brackets as text', () => {
    expect(htmlToText('1 < 2 and 3 > 2 <')).toBe('1 < 2 and 3 > 2 <')
  })

  it('reads a large hostile page to its end', () => {
    const pages = [
      '<'.repeat(300_000),
      '<a '.repeat(200_000),
      '<svg>'.repeat(100_000),
      '&'.repeat(300_000),
      '<!--'.repeat(100_000),
    ]
    for (const page of pages) expect(typeof htmlToText(page)).toBe('string')
  })
})
