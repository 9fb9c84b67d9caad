import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agentDifferences } from './agentDifferences.ts'
import { fieldDifferences } from './fieldDifferences.ts'
import { quantile, toolFigures } from './toolFigures.ts'
import { touchedFiles } from './touchedFiles.ts'
import type { CallFigure } from './turnStatistics.ts'

let made = 0
const call = (name: string, fields: Partial<CallFigure> = {}): CallFigure => {
  made += 1
  const base = {
    eventId: `c${made}`,
    tool: 'built-in',
    name,
    serverName: null,
    summary: '',
    outcome: 'ok',
    durationMs: 100,
  } as const
  return { ...base, ...fields }
}

describe('figures of tools', () => {
  it('count by tool, the most called first, and know where to jump', () => {
    const slow = call('Bash', { durationMs: 9000 })
    const failed = call('Bash', { outcome: 'failed', durationMs: 20 })
    const denied = call('Bash', { outcome: 'denied', durationMs: 60_000 })
    const [bash, tracker] = toolFigures([
      call('search', { tool: 'mcp', serverName: 'tracker', durationMs: null, outcome: 'running' }),
      slow,
      failed,
      denied,
    ])
    expect(bash).toEqual({
      name: 'Bash',
      calls: 3,
      failures: [failed.eventId],
      denied: [denied.eventId],
      interrupted: 0,
      open: 0,
      medianMs: 20,
      p95Ms: 9000,
      slowest: { eventId: slow.eventId, durationMs: 9000 },
    })
    expect(tracker).toMatchObject({ name: 'tracker · search', open: 1, medianMs: null, slowest: null })
  })

  it('take as quantile the smallest value that enough values do not exceed', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), share, (values, wanted) => {
        const enough = values.filter(
          (value) => values.filter((other) => other <= value).length >= values.length * wanted,
        )
        const sorted = [...values].sort((left, right) => left - right)
        expect(quantile(sorted, wanted)).toBe(Math.min(...enough))
      }),
    )
    expect(quantile([], 0.5)).toBeNull()
  })
})

describe('files that were touched', () => {
  it('count what was written and edited by path, and what was not done apart', () => {
    const calls = [
      call('Write', { summary: 'a.md' }),
      call('Read', { summary: 'b.md' }),
      call('Edit', { summary: 'a.md' }),
      call('Edit', { summary: 'a.md', outcome: 'failed' }),
      call('Write', { summary: 'c.md', tool: 'custom' }),
    ]
    expect(touchedFiles(calls)).toEqual([
      {
        path: 'a.md',
        writes: 1,
        edits: 1,
        notDone: 1,
        eventIds: [calls[0]?.eventId, calls[2]?.eventId, calls[3]?.eventId],
      },
    ])
  })
})

describe('differences between two agents', () => {
  it('are told field by field', () => {
    const before = { name: 'A', tools: [{ name: 'Bash' }], metadata: { a: '1' }, version: 1, gone: null }
    const after = { name: 'B', tools: [{ name: 'Bash', on: true }, { name: 'Read' }], metadata: { a: '1' }, version: 2 }
    expect(fieldDifferences(before, after, new Set(['version']))).toEqual([
      { path: 'name', before: 'A', after: 'B' },
      { path: 'tools[0].on', before: undefined, after: true },
      { path: 'tools[1]', before: undefined, after: { name: 'Read' } },
      { path: 'gone', before: null, after: undefined },
    ])
  })

  it('leave out what every change changes, and name what only one of them holds', () => {
    const snapshot = { name: 'A', model: 'ultimate', version: 1, updated_at: 'x', instructions: 'Be kind.' }
    const current = { name: 'B', model: { id: 'ultimate' }, version: 3, updated_at: 'y', metadata: {} }
    expect(agentDifferences(snapshot, current)).toEqual({
      differences: [{ path: 'name', before: 'A', after: 'B' }],
      notCompared: ['instructions', 'metadata'],
    })
  })

  it('are none exactly where two values say the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const isSame = canonical(left) === canonical(right)
        expect(fieldDifferences(left, right).length === 0).toBe(isSame)
        expect(fieldDifferences(left, structuredClone(left))).toEqual([])
      }),
    )
  })
})

function canonical(value: unknown): string {
  if (Object.is(value, -0)) return '-0'
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.sort().join()}}`
}
