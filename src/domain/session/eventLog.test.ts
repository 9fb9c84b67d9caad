import { describe, expect, it } from 'vitest'
import { newLog, plainly, rowsOf, seen } from './testing/describeLog.ts'
import {
  agentSays,
  common,
  confirms,
  customToolUse,
  idle,
  received,
  requestEnd,
  requestStart,
  running,
  says,
  terminated,
  thinks,
  toolResult,
  toolUse,
  usageIs,
  userSays,
  waitsFor,
} from './testing/events.ts'
import type { CallRow, TurnRow } from './timeline.ts'

const callsOf = (log: ReturnType<typeof newLog>) => rowsOf(log).filter((row): row is CallRow => row.kind === 'call')
const turnsOf = (log: ReturnType<typeof newLog>) => rowsOf(log).filter((row): row is TurnRow => row.kind === 'turn')

describe('calls', () => {
  it('are running until their result says how they went', () => {
    const [good, bad] = [toolUse('Bash', { command: 'ls -l' }), toolUse('Read', { file_path: '/a' })]
    const log = plainly([running(), good, bad])
    expect(callsOf(log).map((row) => [row.summary, row.outcome])).toEqual([
      ['ls -l', 'running'],
      ['/a', 'running'],
    ])
    log.append(received(toolResult(bad.id, 'no such file', { isError: true })))
    log.append(received(toolResult(good.id)))
    expect(callsOf(log).map((row) => row.outcome)).toEqual(['ok', 'failed'])
    expect(turnsOf(log)[0]).toMatchObject({ callCount: 2, failureCount: 1, isOpen: true })
  })

  it('pair with a result that names none: the latest open one of the thread', () => {
    const [first, second] = [toolUse('A'), toolUse('B')]
    const child = toolUse('C', {}, { threadId: 'sthr_child' })
    const log = plainly([running(), first, second, child, toolResult(null, 'x', { isError: true })])
    expect(callsOf(log).map((row) => row.outcome)).toEqual(['running', 'failed', 'running'])
  })

  it('wait for a person only once the session says so, and no longer when they are answered', () => {
    const ask = toolUse('Bash', { command: 'rm x' }, { permission: 'ask' })
    const log = plainly([running(), ask])
    expect(callsOf(log)[0]?.outcome).toBe('running')
    const pause = waitsFor(ask.id)
    log.append(received(pause))
    expect(callsOf(log)[0]?.outcome).toBe('waiting')
    expect(log.pending()).toEqual([
      { eventId: ask.id, kind: 'confirmation', name: 'Bash', threadId: null, sinceMs: pause.atMs },
    ])
    expect(log.status()).toMatchObject({ status: 'idle', stopReason: { type: 'requires_action' } })
    log.append(received(confirms(ask.id, 'deny', 'Not this one.')))
    expect(callsOf(log)[0]?.outcome).toBe('denied')
    expect(log.pending()).toEqual([])
    expect(log.status().status).toBe('running')
    expect(rowsOf(log).at(-1)).toMatchObject({ kind: 'note', text: 'Denied: Not this one.' })
  })

  it('are interrupted when work stops without their result, and right again when it comes after all', () => {
    const use = toolUse('Bash')
    const log = plainly([running(), use, idle({ type: 'cancelled', eventIds: [] })])
    expect(callsOf(log)[0]?.outcome).toBe('interrupted')
    log.append(received(toolResult(use.id)))
    expect(callsOf(log)[0]?.outcome).toBe('ok')
  })

  it('say what kind of answer they wait for', () => {
    const [custom, own] = [customToolUse('lookup'), toolUse('Bash')]
    const log = plainly([running(), custom, own, waitsFor(custom.id, own.id, 'evt_not_here_yet')])
    expect(log.pending().map((action) => action.kind)).toEqual(['custom_tool', 'tool_result', 'unknown'])
  })

  it('find their result when the page that holds them comes later, and the result gives up its own row', () => {
    const use = toolUse('Bash')
    const result = toolResult(use.id)
    const log = newLog()
    log.addPage([result, agentSays('done')].map(received), 'newer')
    expect(rowsOf(log).map((row) => row.kind)).toEqual(['turn', 'unknown', 'message'])
    log.addPage([running(), use].map(received), 'older')
    expect(rowsOf(log).map((row) => row.kind)).toEqual(['turn', 'call', 'message'])
    expect(log.timeline().indexOf(result.id)).toBe(1)
  })
})

describe('turns', () => {
  it('begin with input or work after a finished idle, in either order', () => {
    const log = plainly([userSays('a'), running(), idle(), running(), userSays('b'), usageIs(2), idle()])
    expect(rowsOf(log).map((row) => row.kind)).toEqual(['turn', 'user', 'turn', 'user'])
    expect(turnsOf(log).map((turn) => turn.isOpen)).toEqual([false, false])
  })

  it('go on behind a pause', () => {
    const use = toolUse('Bash', {}, { permission: 'ask' })
    const log = plainly([userSays('a'), running(), use, waitsFor(use.id), running(), toolResult(use.id), idle()])
    expect(turnsOf(log)).toHaveLength(1)
  })

  it('follow turn_id where there is one', () => {
    const at = (turnId: string) => ({ turnId })
    const log = plainly([userSays('a', at('t1')), running(at('t1')), agentSays('x', at('t1')), userSays('b', at('t2'))])
    expect(turnsOf(log).map((turn) => turn.isOpen)).toEqual([false, true])
  })

  it('end with their session', () => {
    const log = plainly([userSays('a'), running(), toolUse('Bash'), terminated()])
    expect(turnsOf(log)[0]).toMatchObject({ isOpen: false })
    expect(callsOf(log)[0]?.outcome).toBe('interrupted')
    expect(log.status().status).toBe('terminated')
  })

  it('add up what their model requests used', () => {
    const [first, second] = [requestStart(), requestStart()]
    const log = plainly([running(), first, requestEnd(first.id), second, requestEnd(null), idle()])
    expect(turnsOf(log)[0]?.usage).toEqual({ outputTokens: 20 })
    expect(rowsOf(log).filter((row) => row.kind === 'request' && row.endId !== null)).toHaveLength(2)
  })
})

describe('the log', () => {
  it('shows what it does not know', () => {
    const log = plainly([running(), says('agent.content_block_start')])
    expect(rowsOf(log).at(-1)).toMatchObject({ kind: 'unknown', type: 'agent.content_block_start' })
  })

  it('ends a thought with the next event of its thread', () => {
    const thought = thinks('hm')
    const other = agentSays('x', { threadId: 'sthr_child' })
    const next = agentSays('y')
    const log = plainly([running(), thought, other])
    expect(rowsOf(log)[1]).toMatchObject({ kind: 'thinking', characters: 2, endedAtMs: null })
    log.append(received(next))
    expect(rowsOf(log)[1]).toMatchObject({ endedAtMs: next.atMs })
  })

  it('keeps rows the same objects while nothing about them changes', () => {
    const log = plainly([userSays('a'), running(), agentSays('x')])
    const before = rowsOf(log)
    log.append(received(agentSays('y')))
    log.addPage([userSays('z'), idle()].map(received), 'older')
    const after = rowsOf(log)
    expect(before.slice(1).every((row) => after.includes(row))).toBe(true)
  })

  it('gives the same timeline as long as nothing changed', () => {
    const event = agentSays('x')
    const log = plainly([running(), event])
    const before = log.timeline()
    log.append(received(event))
    expect(log.timeline()).toBe(before)
  })

  it('lets a list correct what the stream said, and not the other way round', () => {
    const event = agentSays('draft')
    const corrected = { ...event, content: [{ type: 'text' as const, text: 'final' }] }
    const log = plainly([running(), event])
    const row = rowsOf(log).at(-1)
    log.addPage([received(corrected)], 'newer')
    expect(log.read(event.id)).toEqual(corrected)
    expect(rowsOf(log).at(-1)).not.toBe(row)
    log.append(received(event))
    expect(log.read(event.id)).toEqual(corrected)
    expect(log.counts()).toMatchObject({ events: 2, duplicatesDropped: 2 })
  })

  it('learns when an input was taken without reading everything again', () => {
    const sent = userSays('a', { atMs: null })
    const log = plainly([running(), agentSays('x'), idle(), sent])
    const others = rowsOf(log).slice(0, 2)
    const rowsMade = log.rowsMade()
    log.append(received({ ...sent, atMs: 5 }))
    expect(rowsOf(log).slice(2)).toMatchObject([
      { kind: 'turn', atMs: 5 },
      { kind: 'user', atMs: 5 },
    ])
    expect(
      rowsOf(log)
        .slice(0, 2)
        .every((row, index) => row === others[index]),
    ).toBe(true)
    expect(log.rowsMade() - rowsMade).toBe(2)
  })

  it('gives back the JSON as it came', () => {
    const log = newLog()
    const event = says('agent.new')
    const rawJson = '{"id": "evt_big", "n": 12345678901234567890, "text":"\\ud83d\\ude80 ü 漢"}'
    log.append({ event, rawJson })
    expect(log.rawJson(event.id)).toBe(rawJson)
  })

  it('shows a gap behind the last event until it is filled', () => {
    const [first, second, third] = [userSays('a'), running(), agentSays('x')]
    const log = plainly([first, second])
    log.openGap()
    expect(rowsOf(log).at(-1)).toMatchObject({ kind: 'gap', isFilling: true })
    log.markGap(false)
    expect(rowsOf(log).at(-1)).toMatchObject({ kind: 'gap', isFilling: false })
    log.addPage([received(third)], 'newer')
    expect(rowsOf(log).map((row) => row.kind)).toEqual(['turn', 'user', 'message', 'gap'])
    log.closeGap()
    expect(seen(log)).toEqual(seen(plainly([first, second, third])))
    expect(log.counts()).toMatchObject({ gapsFound: 1, gapsFilled: 1 })
  })

  it('makes a bounded number of rows for each event, at either end of a long session', () => {
    const log = newLog()
    const story = () => {
      const start = requestStart()
      const use = toolUse('Bash', { command: 'ls' })
      return [start, use, requestEnd(start.id), toolResult(use.id), thinks(), agentSays('x'), says('agent.new')]
    }
    const costOf = (run: () => void) => {
      const before = log.rowsMade()
      run()
      log.timeline()
      return log.rowsMade() - before
    }
    const worstAppend = (events: number) => {
      let worst = 0
      while (log.counts().events < events) {
        for (const event of story())
          worst = Math.max(
            worst,
            costOf(() => log.append(received(event))),
          )
      }
      return worst
    }
    expect(worstAppend(10_000)).toBeLessThanOrEqual(4)
    const page = [running(), ...story(), ...story()].map(received)
    expect(costOf(() => log.addPage(page, 'older'))).toBeLessThanOrEqual(4 * page.length)
  })

  it('says in a quiet line what happened between messages', () => {
    const log = plainly([
      running(),
      { ...common(), type: 'session.error', error: { type: 'x', message: 'Overloaded.', retryStatus: 'retrying' } },
      { ...common(), type: 'session.updated', title: 'New' },
      idle({ type: 'something_new', eventIds: [] }),
    ])
    expect(rowsOf(log).flatMap((row) => (row.kind === 'note' ? [row.text] : []))).toEqual([
      'Overloaded. The service tries again.',
      'The title is now “New”',
      'Idle: something_new',
    ])
  })
})
