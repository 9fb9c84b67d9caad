import { describe, expect, it } from 'vitest'
import { hideData } from './hideData.ts'

const base64 = (length: number, beginning = 'iVBORw0KGgo') =>
  beginning + 'aB3+xYz9Q'.repeat(length).slice(0, length - beginning.length)

describe('hideData', () => {
  it('replaces long base64 by a word about it and keeps the text around', () => {
    const data = base64(2000)
    const { text, found } = hideData(`before ${data} after`)
    expect(text).toBe('before [1.5 kB of base64, image/png, not shown] after')
    expect(found).toMatchObject([{ mediaType: 'image/png', base64: data, sizeBytes: 1500 }])
  })

  it('believes what a data address says of itself, also when it is short', () => {
    const { text, found } = hideData(`{"image": "data:image/tiff;base64,${base64(400, 'SUkqA')}"}`.padEnd(600))
    expect(text.trim()).toBe('{"image": "[300 B of base64, image/tiff, not shown]"}')
    expect(found[0]?.mediaType).toBe('image/tiff')
  })

  it('takes wrapped lines as one', () => {
    const wrapped = base64(2010).replace(/.{76}/g, '$&\n')
    const { text, found } = hideData(`$ base64 x.png\n${wrapped}\ndone`)
    expect(text).toBe('$ base64 x.png\n[1.5 kB of base64, image/png, not shown]\ndone')
    expect(found).toHaveLength(1)
  })

  it.each([
    ['prose', 'A long sentence of many words. '.repeat(100)],
    ['a hash', `sha256 ${'0a1b'.repeat(16)} `.repeat(60)],
    ['one letter', 'a'.repeat(5000)],
    ['hexadecimal', '0123456789abcdef'.repeat(200)],
  ])('leaves %s alone', (_, text) => {
    expect(hideData(text)).toEqual({ text, found: [] })
  })
})
