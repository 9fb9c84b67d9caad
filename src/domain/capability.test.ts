import { expect, it } from 'vitest'
import { toCapabilityState } from './capability.ts'

const state = (status: number, message: string | null = null) => toCapabilityState({ status, message })

it('calls a part present when its list was answered', () => {
  expect(state(200)).toBe('present')
})

it('calls a part absent when the server says that there is no such thing', () => {
  expect(state(404)).toBe('absent')
  expect(state(405)).toBe('absent')
  expect(state(501)).toBe('absent')
  expect(state(400, 'Vaults are not implemented here.')).toBe('absent')
  expect(state(400, 'This cloud does not implement vaults.')).toBe('absent')
})

it('draws no conclusion from a fault, a missing right or silence', () => {
  for (const status of [0, 401, 403, 408, 429, 500, 502, 503]) expect(state(status)).toBe('unclear')
  expect(state(400, 'Field limit must be an integer.')).toBe('unclear')
})
