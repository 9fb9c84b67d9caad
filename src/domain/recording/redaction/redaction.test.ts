import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMasking } from './masking.ts'
import { ownPattern } from './secretPatterns.ts'
import { createSecretScan, type Finding, type SecretScanOptions } from './secretScan.ts'
import { stringsIn } from './stringsIn.ts'

function scan(value: unknown, options?: SecretScanOptions): Finding[] {
  const search = createSecretScan(options)
  for (const text of stringsIn(JSON.stringify(value))) search.add(text, 'evt_1')
  return search.findings()
}

const values = (found: Finding[]) => found.map(({ kind, value }) => [kind, value])

// Put together here, so that no scanner takes this file for a leak.
const key = ['ghp', 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6'].join('_')
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'abcdefghijklmnop'].join('.')
const privateKey = `-----BEGIN ${'RSA'} PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----`

it('finds secrets of every kind in what a tool printed', () => {
  const text = `token ${key}\nAuthorization: Bearer abcdefghijklmnop1234\n${jwt}\n${privateKey}\npostgres://bob:s3cr3t!@db/x\nDB_PASSWORD=hunter22hunter\nmail ada@example.org\ncd /home/ada/work`
  expect(values(scan({ content: [{ type: 'text', text }] }))).toEqual([
    ['private key', privateKey],
    ['JWT', jwt],
    ['key', key],
    ['bearer token', 'abcdefghijklmnop1234'],
    ['password in an address', 's3cr3t!'],
    ['assigned secret', 'hunter22hunter'],
    ['e-mail address', 'ada@example.org'],
    ['home folder', '/home/ada'],
  ])
})

it('takes the key of a member for what it says about the value', () => {
  expect(values(scan({ input: { api_key: 'not-a-known-shape' } }))).toEqual([['assigned secret', 'not-a-known-shape']])
})

it('sees through the escapes of JSON', () => {
  const escaped = `{"text":"\\u0061da@example.org"}`
  const search = createSecretScan()
  for (const text of stringsIn(escaped)) search.add(text, 'evt_1')
  const found = search.findings()
  expect(values(found)).toEqual([['e-mail address', 'ada@example.org']])
  expect(createMasking(found, () => true).json(escaped)).toBe('{"text":"[masked e-mail address 1]"}')
})

it('knows the values of the session’s environment variables, and doubts the ordinary ones', () => {
  const found = scan({ text: 'it is tr0ub4dor on port 8080' }, { known: { PASS: 'tr0ub4dor', PORT: '8080', A: 'it' } })
  expect(found.map(({ kind, isLikely }) => [kind, isLikely])).toEqual([
    ['environment variable PASS', true],
    ['environment variable PORT', false],
  ])
})

it('looks for the reader’s own words and expressions', () => {
  const own = [ownPattern('Project X'), ownPattern('/ticket-\\d+/i')]
  expect(values(scan('Project X, Ticket-42', { own }))).toEqual([
    ['own pattern', 'Project X'],
    ['own pattern', 'Ticket-42'],
  ])
  expect(() => ownPattern('/(/')).toThrow('is not a regular expression')
})

it('shows each value in its surroundings and counts every place', () => {
  const [found] = scan([`mail ada@example.org now`, 'ada@example.org'])
  expect(found).toMatchObject({ count: 2 })
  expect(found?.contexts).toContainEqual({ place: 'evt_1', before: 'mail ', after: ' now' })
})

it('masks a value by the same words wherever it stands, and leaves what is kept', () => {
  const found = scan('ada@example.org bob@example.org')
  const masking = createMasking(found, ({ value }) => value.startsWith('ada'))
  expect(masking.json('{"n":12345678901234567890, "t":"ada@example.org, bob@example.org ada@example.org"}')).toBe(
    '{"n":12345678901234567890,"t":"[masked e-mail address 1], bob@example.org [masked e-mail address 1]"}',
  )
  expect(masking.manifest).toEqual({
    masked: [{ kind: 'e-mail address', mask: '[masked e-mail address 1]', count: 1 }],
    kept: [{ kind: 'e-mail address', count: 1 }],
  })
})

it('leaves JSON as it was written when nothing is masked', () => {
  const raw = '{ "a" : 1.0 }'
  expect(createMasking([], () => true).json(raw)).toBe(raw)
})

it('masks a secret however a message was cut into pieces', () => {
  const text = `before ${key} after ${key}`
  const masking = createMasking(scan(text), () => true)
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
      const masked = masking.pieces(pieces)
      expect(masked).toHaveLength(pieces.length)
      expect(masked.join('')).toBe('before [masked key 1] after [masked key 1]')
    }),
  )
})

it('leaves no masked value behind in any JSON', () => {
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(key, `x${key}y`, 'plain', `"${key}\n`, 7, null),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', key), tie('node')),
    ),
  })).node
  fc.assert(
    fc.property(tree, (value) => {
      const raw = JSON.stringify(value)
      const masked = createMasking(scan(key), () => true).json(raw)
      expect(masked).not.toContain(key)
      expect(JSON.parse(masked)).toEqual(JSON.parse(raw.replaceAll(key, '[masked key 1]')))
    }),
  )
})

it('comes to an end on text that is made to be slow', () => {
  const nasty = [
    'a'.repeat(200_000),
    '@'.repeat(100_000),
    `${'a.'.repeat(100_000)}@`,
    'password'.repeat(25_000),
    '-'.repeat(200_000),
  ]
  for (const text of nasty) {
    const search = createSecretScan()
    search.add(text, 'evt_1')
    expect(search.findings()).toEqual([])
  }
})
