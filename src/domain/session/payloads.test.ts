import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { createPayloads } from './payloads.ts'

const kilobytes = 1024

/** A payload of about a kilobyte, as wordy as JSON is. */
const payload = (number: number) =>
  JSON.stringify({ id: `evt_${number}`, text: `line ${number} of the log `.repeat(50) })

/** Puts the payloads from one number to before another, letting whatever is loaded come in between. */
async function fill(payloads: ReturnType<typeof createPayloads>, from: number, to: number) {
  const refs = []
  for (let number = from; number < to; number += 1) {
    refs.push(payloads.put(payload(number)))
    if (number % 100 === 0) await vi.dynamicImportSettled()
  }
  return refs
}

it('holds a long session in a fraction of its size and gives every payload back', async () => {
  const payloads = createPayloads({ warmBytes: 64 * kilobytes })
  const refs = await fill(payloads, 0, 3000)
  const size = refs.reduce((sum, { length }) => sum + length, 0)
  expect(size).toBeGreaterThan(3000 * kilobytes)
  expect(payloads.heldBytes).toBeLessThan(size / 2)
  for (const [number, ref] of refs.entries()) expect(payloads.text(ref)).toBe(payload(number))
  // Everything was looked at, and yet no more is held.
  expect(payloads.heldBytes).toBeLessThan(size / 2)
})

it('goes on as it is when what packs cannot be loaded', async () => {
  const loadPacker = vi.fn(() => Promise.reject(new Error('Failed to fetch dynamically imported module')))
  const payloads = createPayloads({ warmBytes: 64 * kilobytes, loadPacker })
  const refs = await fill(payloads, 0, 1000)
  expect(loadPacker).toHaveBeenCalledOnce()
  for (const [number, ref] of refs.entries()) expect(payloads.text(ref)).toBe(payload(number))
})

it('asks for nothing while a session is short', async () => {
  const loadPacker = vi.fn(() => Promise.reject(new Error('unused')))
  await fill(createPayloads({ warmBytes: 8000 * kilobytes, loadPacker }), 0, 1000)
  expect(loadPacker).not.toHaveBeenCalled()
})

it('gives back what was put, of any size, in any order of looking', async () => {
  /** Packs at once and without a library, so that every order can be tried. */
  const packer = {
    pack: (bytes: Uint8Array) => bytes.slice().reverse(),
    unpack: (bytes: Uint8Array) => bytes.slice().reverse(),
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.nat({ max: 40_000 }).map((length) => '€'.repeat(length)),
        ),
        { maxLength: 60 },
      ),
      fc.array(fc.nat()),
      async (texts, looks) => {
        const payloads = createPayloads({ warmBytes: 20_000, loadPacker: async () => packer })
        const refs = []
        for (const text of texts) {
          refs.push(payloads.put(text))
          await Promise.resolve()
        }
        for (const look of texts.length > 0 ? [...looks, ...texts.keys()] : []) {
          const place = look % texts.length
          const ref = refs[place]
          expect(ref && payloads.text(ref)).toBe(texts[place])
        }
      },
    ),
  )
})
