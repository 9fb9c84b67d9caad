import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ApiError } from '@/api/sessionEvents.ts'
import { arbitrarySession } from '@/domain/session/testing/arbitrarySession.ts'
import { plainly, seen } from '@/domain/session/testing/describeLog.ts'
import { received } from '@/domain/session/testing/events.ts'
import { createFakeSource } from './createFakeSource.ts'
import { createTestEnvironment } from './createTestEnvironment.ts'
import { createLiveSession } from './liveSession.ts'

const fault = fc.constantFrom(
  'none',
  'none',
  'drop',
  'forget the cursor',
  'forget everything',
  'refuse a list',
  'silence',
  'leave',
)

const refused = (status: number) => new ApiError('refused', { status, type: 'x' })

it('ends with the whole story whatever happens to its connections', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitrarySession,
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fault, { minLength: 1, maxLength: 30 }),
      async (events, start, pageSize, faults) => {
        const begun = start % (events.length + 1)
        const environment = createTestEnvironment()
        const source = createFakeSource(events.slice(0, begun).map(received), pageSize)
        const live = createLiveSession(source, { environment })
        let leave = live.subscribe(() => {})
        await environment.settle()
        for (const [index, event] of events.slice(begun).entries()) {
          const now = faults[index % faults.length]
          if (now !== 'none' && now !== 'silence' && now !== 'leave') source.drop()
          if (now === 'forget the cursor' || now === 'forget everything') source.streamRefusals.push(refused(400))
          if (now === 'forget everything') source.listRefusals.push(refused(400))
          if (now === 'refuse a list') source.listRefusals.push(refused(503))
          if (now === 'silence') await environment.pass(61_000)
          if (now === 'leave') {
            leave()
            await environment.pass(200)
          }
          source.say(received(event))
          if (now === 'leave') leave = live.subscribe(() => {})
          if (index % 3 === 0) await environment.pass(400)
        }
        source.listRefusals.length = 0
        live.loadOlder()
        await environment.pass(120_000)
        const { timeline, status, stopReason, pending, usage, stats, history } = live.getSnapshot()
        const rows = Array.from({ length: timeline.length }, (_, index) => timeline.at(index))
        const expected = seen(plainly(events))
        expect(live.ids()).toEqual(expected.ids)
        expect({ rows, status: { status, stopReason }, pending, usage }).toMatchObject({
          rows: expected.rows,
          status: expected.status,
          pending: expected.pending,
          usage: expected.usage,
        })
        expect(stats.gapsFilled).toBe(stats.gapsFound)
        expect(history).toBe('complete')
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)
