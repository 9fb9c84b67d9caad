import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDrafts } from './drafts.ts'

const start = (eventId: string) => ({ kind: 'draft_start' as const, eventId, type: 'agent.message' })
const delta = (eventId: string, index: number, text: string) => ({ kind: 'draft_delta' as const, eventId, index, text })

describe('drafts', () => {
  it('hold the text of each block in the order it came', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.string({ minLength: 1 }))), (pieces) => {
        const drafts = createDrafts(() => false)
        drafts.apply(start('a'), 1)
        const whole: string[] = []
        for (const [index, text] of pieces) {
          drafts.apply(delta('a', index, text), 2)
          while (whole.length <= index) whole.push('')
          whole[index] += text
        }
        expect(drafts.list()).toMatchObject([{ eventId: 'a', type: 'agent.message', blocks: whole, startedAtMs: 1 }])
      }),
    )
  })

  it('know when their first text came and where it stalled', () => {
    const drafts = createDrafts(() => false)
    drafts.apply(start('a'), 1000)
    expect(drafts.list()[0]).not.toHaveProperty('firstTextAtMs')
    drafts.apply(delta('a', 0, 'abc'), 1400)
    drafts.apply(delta('a', 0, 'def'), 2400)
    expect(drafts.list()[0]).not.toHaveProperty('stalls')
    drafts.apply(delta('a', 1, 'g'), 5500)
    drafts.apply(delta('a', 1, 'h'), 5600)
    expect(drafts.list()).toMatchObject([
      { firstTextAtMs: 1400, lastTextAtMs: 5600, stalls: [{ afterCharacters: 6, ms: 3100 }] },
    ])
  })

  it('vanish with their event, each for itself', () => {
    const drafts = createDrafts(() => false)
    drafts.apply(start('a'), 1)
    drafts.apply(start('b'), 1)
    drafts.finish('a')
    expect(drafts.list().map((draft) => draft.eventId)).toEqual(['b'])
  })

  it('do not begin for an event the log holds, nor with an absurd block', () => {
    const drafts = createDrafts((id) => id === 'known')
    drafts.apply(start('known'), 1)
    drafts.apply(start('a'), 1)
    drafts.apply(delta('a', 1_000_000, 'x'), 1)
    drafts.apply(delta('a', -1, 'x'), 1)
    expect(drafts.list()).toMatchObject([{ eventId: 'a', blocks: [] }])
  })

  it('are the same list while nothing changed', () => {
    const drafts = createDrafts(() => false)
    drafts.apply(start('a'), 1)
    const before = drafts.list()
    drafts.apply(start('a'), 2)
    drafts.finish('b')
    expect(drafts.list()).toBe(before)
  })
})
