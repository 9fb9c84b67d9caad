import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toUpstreamPath } from './upstreamPath.ts'

const prefix = '/api/qoder/v1/cloud'

describe('toUpstreamPath', () => {
  it.each(['/agents', '/sessions/sess_1/events', '/files/a%20b', '/memory_stores/m/notes~1:@,;=+', '/a%C3%A9'])(
    'keeps %s as it is',
    (rest) => {
      expect(toUpstreamPath(prefix + rest, prefix)).toBe(rest)
    },
  )

  it('reads the bare prefix as the base itself', () => {
    expect(toUpstreamPath(prefix, prefix)).toBe('')
    expect(toUpstreamPath(`${prefix}/`, prefix)).toBe('')
  })

  it.each([
    '//evil.example',
    '/agents//x',
    '/agents/',
    '/../admin',
    '/./agents',
    '/%2e%2e/admin',
    '/..%2fadmin',
    '/%252e%252e/admin',
    '/%25252e%25252e%25252fadmin',
    '/a%2fb',
    '/a%5cb',
    '/a\\b',
    '/a%00b',
    '/a%0d%0ab',
    '/a%3fb',
    '/a%23b',
    '/%ff',
    '@evil.example/agents',
    '.evil.example/agents',
    'x',
  ])('refuses %s', (rest) => {
    expect(() => toUpstreamPath(prefix + rest, prefix)).toThrow(expect.objectContaining({ status: 400 }))
  })

  it('refuses a path that does not begin with the prefix', () => {
    expect(() => toUpstreamPath('/api/q%6fder/v1/cloud/agents', prefix)).toThrow(
      expect.objectContaining({ status: 400 }),
    )
  })

  it('never leaves the base, whatever is written behind the prefix', () => {
    const base = new URL('https://api.example/api/v1/cloud')
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      '\\',
      '@',
      ':',
      '//',
      'agents',
      '?',
      '#',
      '%00',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), (pieces) => {
        const { pathname } = new URL(`http://127.0.0.1${prefix}${pieces.join('')}`)
        let rest: string
        try {
          rest = toUpstreamPath(pathname, prefix)
        } catch {
          return
        }
        const target = new URL(base)
        target.pathname += rest
        expect(target.origin).toBe(base.origin)
        expect(target.pathname).toBe(base.pathname + rest)
        expect(`${decodeURIComponent(target.pathname)}/`.startsWith(`${base.pathname}/`)).toBe(true)
        expect(decodeURIComponent(rest).split('/')).not.toContain('..')
      }),
    )
  })
})
