import { describe, expect, it } from 'vitest'
import { createRedactor, redactText } from './redactor.ts'

const secret = 'pt-a/b"c+d'

function redact(text: string, size: number): string {
  const redactor = createRedactor(secret)
  const bytes = Buffer.from(text)
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) parts.push(redactor.push(bytes.subarray(at, at + size)))
  return Buffer.concat([...parts, redactor.end()]).toString()
}

describe('createRedactor', () => {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), 'pt-a\\/b\\"c+d', encodeURIComponent(secret)]

  it.each(forms)('finds %s at every chunk border and keeps the length', (form) => {
    const text = `before ${form} between ${form}${form} ünïcode after`
    const stars = '*'.repeat(form.length)
    for (let size = 1; size <= Buffer.byteLength(text); size++) {
      expect(redact(text, size)).toBe(`before ${stars} between ${stars}${stars} ünïcode after`)
    }
  })

  it('hands out at once what cannot become a secret', () => {
    const redactor = createRedactor(secret)
    const frame = Buffer.from('event: agent.message\ndata: {"text":"pt-"}\n\n')
    expect(Buffer.from(redactor.push(frame)).toString()).toBe(frame.toString())
  })

  it('gives back what only looked like a beginning', () => {
    const redactor = createRedactor(secret)
    expect(redactor.push(Buffer.from('x pt-a')).length).toBe(2)
    expect(Buffer.from(redactor.push(Buffer.from('way'))).toString()).toBe('pt-away')
    redactor.push(Buffer.from('pt-'))
    expect(Buffer.from(redactor.end()).toString()).toBe('pt-')
  })

  it('leaves the chunk it was given as it was', () => {
    const chunk = Buffer.from(secret)
    createRedactor(secret).push(chunk)
    expect(chunk.toString()).toBe(secret)
  })
})

describe('redactText', () => {
  it('hides every form of the secret', () => {
    expect(redactText(`${secret} ${encodeURIComponent(secret)}`, secret)).toMatch(/^\*+ \*+$/)
  })
})
