import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '../events.ts'
import { arbitrarySession } from '../testing/arbitrarySession.ts'
import { newLog, plainly } from '../testing/describeLog.ts'
import { agentSays, common, idle, received, running, toolUse, userSays, waitsFor } from '../testing/events.ts'
import { threadArrows } from './threadArrows.ts'
import { createThreadLanes, type ThreadLanes } from './threadLanes.ts'
import { threadSegments, timeByStatus } from './threadSegments.ts'

const child = { threadId: 'sthr_child' }

const message = (
  direction: 'sent' | 'received',
  otherThreadId: string | null,
  fields: Parameters<typeof common>[0] = {},
): SessionEvent => ({
  ...common(fields),
  type: `agent.thread_message_${direction}`,
  content: [{ type: 'text', text: 'Summarise the south region.' }],
  otherThreadId,
  agentName: otherThreadId === null ? null : 'researcher',
})

const created = (): SessionEvent => ({ ...common(child), type: 'session.thread_created', agentName: 'researcher' })

/** Events one second apart, counted from zero. */
const secondBySecond = (events: SessionEvent[]) => events.map((event, second) => ({ ...event, atMs: second * 1000 }))

function read(events: SessionEvent[]): ThreadLanes {
  const log = plainly(secondBySecond(events))
  return createThreadLanes().sync(log.items(), log.read)
}

/** What can be seen of threads, the primary one by all its ids. */
const told = ({ lanes, messages }: ThreadLanes) => ({
  messages,
  lanes: lanes.map((lane) => ({ ...lane, ids: [...lane.ids].sort() })),
})

describe('the threads of a session', () => {
  it('are one when only its status goes by an id', () => {
    const main = { threadId: 'sthr_main' }
    const { lanes } = read([
      running(),
      { ...common(main), type: 'session.thread_status_running', agentName: 'helper' },
      userSays('go'),
      toolUse('Bash'),
      idle(),
    ])
    expect(lanes).toHaveLength(1)
    expect(lanes[0]).toMatchObject({ isPrimary: true, agentName: 'helper', events: 5, calls: 1 })
  })

  it('rest on their own, the primary one too while the session runs on for another', () => {
    const main = { threadId: 'sthr_main', agentName: 'helper' }
    const endTurn = { type: 'end_turn', eventIds: [] }
    const { lanes } = read([
      running(),
      { ...common(main), ...main, type: 'session.thread_status_running' },
      created(),
      message('sent', 'sthr_child'),
      { ...common(main), ...main, type: 'session.thread_status_idle', stopReason: endTurn },
      toolUse('Bash', {}, { ...child, permission: 'ask' }),
      waitsFor('evt_ask'),
    ])
    expect(lanes[0]?.changes.map(({ status }) => status)).toEqual(['running', 'idle'])
  })

  it('are told apart, the primary one first', () => {
    const { lanes } = read([userSays('go'), running(), created(), toolUse('Grep', {}, child), agentSays('x', child)])
    expect(lanes.map(({ agentName, events, calls }) => [agentName, events, calls])).toEqual([
      [null, 2, 0],
      ['researcher', 3, 1],
    ])
  })

  it('tell the same however the log was read', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.nat(), fc.array(fc.integer({ min: 1, max: 9 })), (events, at, sizes) => {
        const log = newLog()
        const threads = createThreadLanes()
        let first = at % (events.length + 1)
        for (const event of events.slice(first)) {
          log.append(received(event))
          threads.sync(log.items(), log.read)
        }
        for (const size of [...sizes, events.length]) {
          const from = Math.max(0, first - size)
          log.addPage(events.slice(from, first).map(received), 'older')
          first = from
          threads.sync(log.items(), log.read)
        }
        const whole = plainly(events)
        const inOrder = createThreadLanes().sync(whole.items(), whole.read)
        expect(told(threads.sync(log.items(), log.read))).toEqual(told(inOrder))
        // Each item once, unless the log had to be put in another order.
        if (log.items().revision === 0) expect(threads.itemsRead()).toBe(events.length)
      }),
      { numRuns: 100 },
    )
  })
})

it('tells a status from when it began to when the next did', () => {
  const use = toolUse('Bash', {}, { permission: 'ask' })
  const [lane] = read([running(), use, waitsFor(use.id), running(), agentSays('x'), idle()]).lanes
  const segments = lane ? threadSegments(lane) : []
  expect(segments.map(({ status, startMs, endMs }) => [status, startMs, endMs])).toEqual([
    ['running', 0, 2000],
    ['waiting', 2000, 3000],
    ['running', 3000, 5000],
    ['idle', 5000, null],
  ])
  expect([...timeByStatus(segments, 9000)]).toEqual([
    ['running', 4000],
    ['waiting', 1000],
    ['idle', 4000],
  ])
})

it('draws a message once, from where it was sent to where it was received', () => {
  const sent = message('sent', 'sthr_child')
  const back = message('received', 'sthr_child')
  const threads = read([userSays('go'), created(), sent, message('received', null, child), back])
  const arrows = threadArrows(threads)
  expect(arrows.map(({ from, to, sentAtMs, receivedAtMs }) => [from, to, sentAtMs, receivedAtMs])).toEqual([
    [0, 1, 2000, 3000],
    [1, 0, 4000, 4000],
  ])
  expect(arrows.map((arrow) => arrow.message.eventId)).toEqual([sent.id, back.id])
})
