import { expect, it } from 'vitest'
import { createId, isId } from './ids.ts'

it('makes ids that sort in the order of their making, however fast', () => {
  const ids = Array.from({ length: 10_000 }, () => createId('evt'))
  expect(ids).toEqual([...new Set(ids)].sort())
})

it('writes the prefix and the 32 lower-case digits of a UUID of version 7', () => {
  expect(createId('sess')).toMatch(/^sess_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/)
})

it('knows its own ids from others', () => {
  expect([isId('env', createId('env')), isId('env', createId('agent')), isId('env', 'env_default')]).toEqual([
    true,
    false,
    false,
  ])
})
