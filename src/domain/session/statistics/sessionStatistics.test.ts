import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '../events.ts'
import { arbitrarySession } from '../testing/arbitrarySession.ts'
import { newLog, plainly, rowsOf } from '../testing/describeLog.ts'
import {
  agentSays,
  confirms,
  idle,
  received,
  running,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '../testing/events.ts'
import type { TimelineRow } from '../timeline.ts'
import { createStatistics, type SessionStatistics } from './sessionStatistics.ts'

/** A second from one event to the next, in the order of the log. */
const timed = (events: SessionEvent[]): SessionEvent[] =>
  events.map((event, index) => ({ ...event, atMs: 1_780_000_000_000 + index * 1000 }))

/** The same by the plainest means: everything is looked at again, and waiting is asked of every second. */
function slowly(
  rows: TimelineRow[],
): Omit<SessionStatistics, 'calls' | 'evaluations'> & { calls: string[]; evaluations: string[] } {
  const of = <Kind extends TimelineRow['kind']>(kind: Kind) =>
    rows.filter((row): row is Extract<TimelineRow, { kind: Kind }> => row.kind === kind)
  const instants = rows
    .flatMap((row) => [row.atMs, 'endedAtMs' in row ? row.endedAtMs : null])
    .filter((at) => at !== null)
  const usage: Record<string, number> = {}
  for (const request of of('request')) {
    for (const [name, amount] of Object.entries(request.usage)) usage[name] = (usage[name] ?? 0) + amount
  }
  const first = instants.length > 0 ? Math.min(...instants) : null
  const last = instants.length > 0 ? Math.max(...instants) : null
  const turns = turnsOf(rows)
  const isWaitingAt = (second: number) => turns.some((turn) => isWaiting(turn, second))
  const seconds = first === null || last === null ? 0 : (last - first) / 1000
  const waited = Array.from({ length: seconds }, (_, index) => (first ?? 0) + index * 1000 + 500).filter(isWaitingAt)
  const openTurn = turns.at(-1)?.[0]
  const open = openTurn?.kind === 'turn' && openTurn.isOpen ? openTurn : null
  const waitsNow = open && last !== null && isWaiting(turns.at(-1) ?? [], last + 500)
  const waitingSince = waitsNow ? waitedSince(turns.at(-1) ?? []) : null
  return {
    turns: of('turn').length,
    requests: of('request').length,
    requestErrors: of('request').filter((row) => row.isError).length,
    usage,
    calls: of('call').map(
      (row) => `${row.eventId} ${row.outcome} ${row.endedAtMs === null ? null : row.endedAtMs - (row.atMs ?? 0)}`,
    ),
    evaluations: of('evaluation').map((row) => row.eventId),
    inputIds: of('user').map((row) => row.eventId),
    artifactIds: of('note').flatMap((row) => (row.type === 'agent.artifact_delivered' ? [row.eventId] : [])),
    firstAtMs: first,
    lastAtMs: last,
    turnMs: of('turn')
      .filter((row) => !row.isOpen && row.endedAtMs !== null)
      .reduce((sum, row) => sum + ((row.endedAtMs ?? 0) - (row.atMs ?? 0)), 0),
    // What is still being waited for counts only once it is over.
    waitMs: waited.filter((second) => waitingSince === null || second < waitingSince).length * 1000,
    openSinceMs: open?.atMs ?? null,
    waitingSinceMs: waitingSince,
  }
}

function turnsOf(rows: TimelineRow[]): TimelineRow[][] {
  const turns: TimelineRow[][] = []
  for (const row of rows) {
    if (row.kind === 'turn' || turns.length === 0) turns.push([])
    turns.at(-1)?.push(row)
  }
  return turns
}

const isWait = (row: TimelineRow) => row.kind === 'note' && row.tone === 'wait'

function isWaiting(turn: TimelineRow[], second: number): boolean {
  const said = turn.findLastIndex((row) => isWait(row) && (row.atMs ?? 0) < second)
  if (said === -1) return false
  const saidAt = turn[said]?.atMs ?? 0
  const later = turn.slice(said + 1).filter((row) => !isWait(row))
  const signs = [...later.map((row) => row.atMs), ...turn.map((row) => (row.kind === 'call' ? row.endedAtMs : null))]
  // A wait that nothing followed lasts to the end of its turn's rows, and no further.
  return !signs.some((sign) => sign !== null && sign > saidAt && sign < second) && hasSignAfter(turn, signs, second)
}

const hasSignAfter = (turn: TimelineRow[], signs: (number | null)[], second: number) =>
  (turn[0]?.kind === 'turn' && turn[0].isOpen) || signs.some((sign) => sign !== null && sign > second)

function waitedSince(turn: TimelineRow[]): number | null {
  let since: number | null = null
  for (const [index, row] of turn.entries()) {
    if (isWait(row)) since ??= row.atMs
    else if (index > 0 && since !== null) since = null
    const ended = turn.some(
      (other) => other.kind === 'call' && (other.endedAtMs ?? 0) > (since ?? Number.POSITIVE_INFINITY),
    )
    if (ended) since = null
  }
  return since
}

const plain = ({ calls, evaluations, ...rest }: SessionStatistics) => ({
  ...rest,
  calls: calls.map(({ eventId, outcome, durationMs }) => `${eventId} ${outcome} ${durationMs}`),
  evaluations: evaluations.map(({ eventId }) => eventId),
})

// The plain means are slow, and a busy computer makes them slower.
describe('statistics of a session', { timeout: 60_000 }, () => {
  it('are those of reading everything again, after every event', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.integer({ min: 1, max: 4 }), (session, recentParts) => {
        const log = newLog()
        const statistics = createStatistics(2000, recentParts)
        for (const event of timed(session)) {
          log.append(received(event))
          expect(plain(statistics.read(log.timeline()))).toEqual(slowly(rowsOf(log)))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('are the same whichever end the session is read from', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.array(fc.nat(), { maxLength: 3 }), (session, cuts) => {
        const events = timed(session)
        const log = newLog()
        const statistics = createStatistics(2000, 1)
        let end = events.length
        for (const cut of [...cuts.map((at) => at % events.length), 0].sort((left, right) => right - left)) {
          log.addPage(events.slice(cut, end).map(received), 'older')
          end = cut
          expect(plain(statistics.read(log.timeline()))).toEqual(slowly(rowsOf(log)))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('tell working from waiting for a person', () => {
    const call = toolUse('Bash', {}, { permission: 'ask' })
    const events = timed([
      userSays('go'),
      running(),
      call,
      waitsFor(call.id),
      confirms(call.id, 'allow'),
      toolResult(call.id),
      idle(),
    ])
    const { turnMs, waitMs, openSinceMs } = createStatistics().read(plainly(events).timeline())
    expect({ turnMs, waitMs, openSinceMs }).toEqual({ turnMs: 6000, waitMs: 1000, openSinceMs: null })
    const waiting = createStatistics().read(plainly(events.slice(0, 4)).timeline())
    expect(waiting.openSinceMs).toBe(events[0]?.atMs)
    expect(waiting.waitingSinceMs).toBe(events[3]?.atMs)
  })

  it('cost no more for a long session than for its last turn', () => {
    const turn = () => [userSays('go'), running(), ...Array.from({ length: 20 }, () => agentSays('x')), idle()]
    const log = plainly(timed(Array.from({ length: 200 }, turn).flat()))
    const statistics = createStatistics(100)
    statistics.read(log.timeline())
    const before = statistics.rowsRead()
    log.append(received(agentSays('more')))
    statistics.read(log.timeline())
    expect(statistics.rowsRead() - before).toBeLessThan(1000)
  })

  it('find a late change far back within a few readings', () => {
    const lost = toolUse('Bash')
    const turn = () => [userSays('go'), running(), ...Array.from({ length: 8 }, () => agentSays('x')), idle()]
    const before = timed([...turn(), userSays('go'), lost, idle(), ...Array.from({ length: 20 }, turn).flat()])
    const log = plainly(before)
    const statistics = createStatistics(50)
    expect(statistics.read(log.timeline()).calls[0]?.outcome).toBe('interrupted')
    log.append(received(toolResult(lost.id, 'late', { atMs: (before.at(-1)?.atMs ?? 0) + 1000 })))
    const outcomes = Array.from({ length: 6 }, () => statistics.read(log.timeline()).calls[0]?.outcome)
    expect(outcomes.at(-1)).toBe('ok')
  })

  it('stay the same object while nothing changed', () => {
    const log = plainly(timed([userSays('go'), running(), agentSays('x'), idle()]))
    const statistics = createStatistics()
    expect(statistics.read(log.timeline())).toBe(statistics.read(log.timeline()))
  })
})
