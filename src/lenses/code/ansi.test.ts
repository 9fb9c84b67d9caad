import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnsi } from './ansi.ts'
import { contrast, legible, paletteColour, type Rgb } from './terminalColour.ts'

const esc = '\u001b'
const first = (text: string) => parseAnsi(text)[0]?.[0]
const toRgb = (css: string | null): Rgb => {
  const [red = 0, green = 0, blue = 0] = (css ?? 'rgb(17 20 25)').match(/\d+/g)?.map(Number) ?? []
  return [red, green, blue]
}

describe('parseAnsi', () => {
  it('keeps a colour until it is taken back, also over lines', () => {
    const lines = parseAnsi(`${esc}[32mok\nstill${esc}[0m plain`)
    expect(lines.map((line) => line.map((run) => run.text))).toEqual([['ok'], ['still', ' plain']])
    expect(lines[0]?.[0]?.colour).toBe(lines[1]?.[0]?.colour)
    expect(lines[0]?.[0]?.colour).not.toBeNull()
    expect(lines[1]?.[1]).toMatchObject({ className: '', colour: null })
  })

  it('drops cursor movements, titles and links, and keeps their text', () => {
    const lines = parseAnsi(`${esc}[2K${esc}]0;title\u0007a${esc}]8;;https://x.example${esc}\\b${esc}[1A`)
    expect(lines.map((line) => line.map((run) => run.text).join(''))).toEqual(['ab'])
  })

  it('knows weights, lines and slants, and takes each back by itself', () => {
    expect(first(`${esc}[1;4mx`)?.className).toBe('font-semibold underline')
    expect(first(`${esc}[3;9mx`)?.className).toBe('italic line-through')
    expect(first(`${esc}[1;4m${esc}[22mx`)?.className).toBe('underline')
    expect(first(`${esc}[2mx`)?.className).toBe('text-terminal-dim')
  })

  it('reads 256 and true colours, with semicolons and with colons', () => {
    expect(first(`${esc}[38;5;46mx`)?.colour).toBe('rgb(0 255 0)')
    expect(first(`${esc}[38;2;250;200;100;1mx`)).toMatchObject({
      colour: 'rgb(250 200 100)',
      className: 'font-semibold',
    })
    expect(first(`${esc}[38:2::250:200:100mx`)?.colour).toBe('rgb(250 200 100)')
    expect(first(`${esc}[48;5;46mx`)?.background).toBe('rgb(0 255 0)')
  })

  it('turns text and background over', () => {
    expect(first(`${esc}[7mx`)?.background).toBe('rgb(215 218 223)')
  })

  it('leaves the text as it is, whatever the sequences say', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(110), fc.stringMatching(/^[a-z\n]{0,5}$/))), (parts) => {
        const lines = parseAnsi(parts.map(([code, text]) => `${esc}[${code}m${text}`).join(''))
        const shown = lines.map((line) => line.map((run) => run.text).join('')).join('\n')
        expect(shown).toBe(parts.map(([, text]) => text).join(''))
      }),
    )
  })
})

describe('terminal colours', () => {
  it('are readable in every pair', () => {
    const colour = fc.option(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)))
    fc.assert(
      fc.property(colour, colour, (text, background) => {
        const pair = legible(text, background)
        const shown = pair.colour ? toRgb(pair.colour) : ([215, 218, 223] as const)
        expect(contrast(shown, toRgb(pair.background))).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('end at 255', () => {
    expect(paletteColour(255)).toEqual([238, 238, 238])
    expect(paletteColour(256)).toBeNull()
  })
})
