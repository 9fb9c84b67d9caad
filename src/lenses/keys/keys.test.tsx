import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setSingleKeys } from '@/ui/singleKeys.ts'
import { createFakeLog } from '../testing/fakeLog.ts'
import { createKeyReader } from './createKeyReader.ts'
import { findRow } from './findRow.ts'
import { keyTable } from './keyTable.ts'
import { type KeyHandlers, useKeys } from './useKeys.ts'

function Page({ handlers }: { handlers: KeyHandlers }) {
  useKeys(handlers)
  return <textarea aria-label="Message" />
}

describe('useKeys', () => {
  afterEach(() => setSingleKeys(true))

  it('runs what the table says, also for two keys in a row', () => {
    const nextEvent = vi.fn()
    const goToEvent = vi.fn()
    const nextError = vi.fn()
    render(<Page handlers={{ nextEvent, goToEvent, nextError }} />)
    fireEvent.keyDown(document.body, { key: 'j' })
    fireEvent.keyDown(document.body, { key: 'g' })
    fireEvent.keyDown(document.body, { key: 'e' })
    fireEvent.keyDown(document.body, { key: 'e' })
    expect(nextEvent).toHaveBeenCalledOnce()
    expect(goToEvent).toHaveBeenCalledOnce()
    expect(nextError).toHaveBeenCalledOnce()
  })

  it('leaves what is typed alone, and keys with a modifier', () => {
    const nextEvent = vi.fn()
    render(<Page handlers={{ nextEvent }} />)
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Message' }), { key: 'j' })
    fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true })
    expect(nextEvent).not.toHaveBeenCalled()
  })

  it('is silent when single keys are turned off, but for Escape', () => {
    const nextEvent = vi.fn()
    const clear = vi.fn()
    render(<Page handlers={{ nextEvent, clear }} />)
    setSingleKeys(false)
    fireEvent.keyDown(document.body, { key: 'j' })
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(nextEvent).not.toHaveBeenCalled()
    expect(clear).toHaveBeenCalledOnce()
  })
})

describe('the key table', () => {
  it('gives each sequence to one action, and none that begins another', () => {
    const sequences = keyTable.flatMap((group) => group.bindings.map(({ keys }) => keys.join(' ')))
    expect(new Set(sequences).size).toBe(sequences.length)
    expect(sequences.filter((one) => sequences.some((other) => other.startsWith(`${one} `)))).toEqual([])
  })

  it('forgets the first key of two after a pause', () => {
    const read = createKeyReader(keyTable.flatMap((group) => group.bindings))
    expect(read('g', 0)).toEqual({ kind: 'begun' })
    expect(read('a', 5000)).toEqual({ kind: 'action', action: 'nextApproval' })
    read('g', 6000)
    expect(read('e', 6100)).toEqual({ kind: 'action', action: 'goToEvent' })
    expect(read('x', 6200)).toEqual({ kind: 'nothing' })
  })

  it('leaves the second key to whoever else knows the sequence', () => {
    const read = createKeyReader(keyTable.flatMap((group) => group.bindings))
    read('g', 0)
    expect(read('a', 100)).toEqual({ kind: 'nothing' })
    expect(read('a', 200)).toEqual({ kind: 'action', action: 'nextApproval' })
  })
})

describe('findRow', () => {
  const { timeline } = createFakeLog()
    .turn('t1')
    .user('u1', 'go')
    .call('c1', 'Bash', { command: 'false' }, { outcome: 'failed' }, [])
    .message('m1', 'so')
    .call('c2', 'Bash', { command: 'rm' }, { outcome: 'waiting' })
    .user('u2', 'stop')
    .note('n1', 'broken', 'error')
  const walk = (
    search: Parameters<typeof findRow>[3],
    step: 1 | -1,
    hidden: Parameters<typeof findRow>[4] = new Set(),
  ) => {
    const found: string[] = []
    for (let row = findRow(timeline, null, step, search, hidden); row; ) {
      found.push(row.eventId)
      row = findRow(timeline, row.eventId, step, search, hidden)
    }
    return found
  }

  it('goes to each kind in both directions', () => {
    expect(walk('event', 1)).toEqual(['u1', 'c1', 'm1', 'c2', 'u2', 'n1'])
    expect(walk('error', -1)).toEqual(['n1', 'c1'])
    expect(walk('tool', 1)).toEqual(['c1', 'c2'])
    expect(walk('user', -1)).toEqual(['u2', 'u1'])
    expect(walk('approval', 1)).toEqual(['c2'])
  })

  it('passes over kinds that are hidden', () => {
    expect(walk('event', 1, new Set(['message', 'user'] as const))).toEqual(['c1', 'c2', 'n1'])
  })

  it('goes on from the row of a result', () => {
    expect(findRow(timeline, 'c1_result', 1, 'event')?.eventId).toBe('m1')
  })
})
