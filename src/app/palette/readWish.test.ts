import { expect, it } from 'vitest'
import { readWish } from './readWish.ts'

it('reads a number of an event in the ways people write it', () => {
  for (const text of ['412', '#412', 'event 412', 'go to event 412', ' Go to event #412 '])
    expect(readWish(text).number).toBe(412)
  for (const text of ['event', 'python 3', '4.2', '']) expect(readWish(text).number).toBeNull()
})

it('recognises a pasted id and what it begins with', () => {
  expect(readWish(' sess_019e3bb1e8c1 ').id).toEqual({ text: 'sess_019e3bb1e8c1', prefix: 'sess_' })
  expect(readWish('memstore_00mr1c7w').id?.prefix).toBe('memstore_')
  for (const text of ['code-helper', 'sess_', 'my_agent name', 'Untitled']) expect(readWish(text).id).toBeNull()
})
