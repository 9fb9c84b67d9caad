import type { NewEvent, StopReason, StoredEvent } from '../canonical.ts'
import type { ApiProfile } from '../profiles/profile.ts'
import { placeAnswers } from './checkInput.ts'
import { closingEvents } from './closeTurn.ts'
import { isFinal, toEvaluation } from './outcomes.ts'
import type { ClientEvent } from './runtime.ts'
import type { SessionLog } from './sessionLog.ts'
import { startTurn, type Turn, type TurnDependencies, type TurnHost } from './startTurn.ts'
import { type Letter, toLetter, unreported } from './threadMail.ts'
import { isBusy, isWaiting, planMoves, type ThreadMove } from './threadMoves.ts'
import { errorEvent } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'

/** A session in which something runs: the one runner of its threads. */
export interface SessionRun {
  readonly log: SessionLog
  /** The last thread has decided to rest and is writing so; nothing is taken any more. */
  isEnding(): boolean
  /** Opens a turn of the primary thread with the client's messages. */
  begin(messages: ClientEvent[]): Promise<StoredEvent[]>
  /** Takes answers to calls, or throws a Problem; the threads that waited for them go on. */
  accept(answers: ClientEvent[]): Promise<StoredEvent[]>
  /** Stops one thread, or all, and resolves when nothing of it runs any more. What is open stays open in the log. */
  stop(threadId?: string): Promise<void>
  /** Never rejects; settles once nothing runs. */
  done: Promise<void>
}

export type RunDependencies = TurnDependencies & { profile: Pick<ApiProfile, 'openTurn'> }

export function createSessionRun(log: SessionLog, dependencies: RunDependencies): SessionRun {
  const turns = new Map<string, Turn>()
  let isEnding = false
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })

  function start(threadId: string, written: Promise<unknown>) {
    const turn = startTurn(log.thread(threadId), written, host, dependencies)
    turns.set(threadId, turn)
    void turn.done.then(() => {
      if (turns.get(threadId) === turn) turns.delete(threadId)
      if (turns.size === 0) finish()
    })
  }

  /** In one tick, so that no thread can rest in between without seeing the letter. */
  function deliver({ sent, received, wakes }: Letter, before: NewEvent[] = []): Promise<unknown> {
    const woken = planMoves(log, wakes)
    const events = wakes.length > 0 ? woken.events : []
    const writing = log.append([...before, sent, ...events, received], woken.changes, woken.threads)
    for (const { id } of wakes) start(id, writing)
    return writing
  }

  /** A thread comes to rest, with its last words to the one that gave it work. */
  async function settle(turnLog: TurnLog, stopReason: StopReason, before: NewEvent[], words: string | null) {
    const { id, parentThreadId } = turnLog.thread
    const delivered =
      words !== null && parentThreadId !== null
        ? deliver(toLetter(turnLog, log.thread(parentThreadId), words), before)
        : null
    // What the last child brought may be what the outcome of the session was waiting for.
    const wakesPrimary = !turnLog.isPrimary && isReadyToJudge(turnLog)
    const moves: ThreadMove[] = [
      ...(wakesPrimary ? [{ id: log.primary.thread.id, to: 'running' as const }] : []),
      { id, to: 'idle', stopReason },
    ]
    const { events, changes, threads } = planMoves(log, moves)
    isEnding = changes.status === 'idle'
    const resting = log.append(delivered ? events : [...before, ...events], changes, threads)
    if (wakesPrimary) start(log.primary.thread.id, resting)
    await Promise.all([delivered, resting])
  }

  const othersWork = ({ thread: { id } }: TurnLog) =>
    [...log.threads.values()].some((thread) => thread.id !== id && (isBusy(thread) || isWaiting(thread)))

  /** Whether nothing but this thread works in a session whose outcome was not judged for the last time. */
  const isReadyToJudge = (turnLog: TurnLog) =>
    log.session.outcomeEvaluations.some(({ result }) => !isFinal(result)) && !othersWork(turnLog)

  /** A refused answer to a session in which nothing runs leaves nothing running. */
  function place(answers: ClientEvent[], logs: TurnLog[]) {
    try {
      return placeAnswers(answers, logs)
    } catch (error) {
      if (turns.size === 0) finish()
      throw error
    }
  }

  const host: TurnHost = {
    othersWork,

    rest: (turnLog, stopReason) =>
      settle(turnLog, stopReason, [], stopReason.type === 'end_turn' ? unreported(turnLog) : null),

    fail(turnLog, { type, message }) {
      const before = [
        ...closingEvents(turnLog, 'The turn ended before this call was finished.'),
        errorEvent(turnLog, type, message, 'exhausted'),
      ]
      const words = turnLog.isPrimary ? null : `I had to stop before I was done: ${message}`
      return settle(turnLog, { type: 'retries_exhausted' }, before, words)
    },

    async move(turnLog, to, problem) {
      const { events, changes, threads } = planMoves(log, [{ id: turnLog.thread.id, to }])
      await log.append([...(problem ? [problem] : []), ...events], changes, threads)
    },

    async send(from, to, text) {
      await deliver(toLetter(from, log.thread(to), text))
    },

    async create(from, thread, text) {
      const agentName = thread.agent?.name ?? ''
      const created = from.event('session.thread_created', { session_thread_id: thread.id, agent_name: agentName })
      const writing = log.append([created], undefined, [{ create: thread }])
      await Promise.all([writing, deliver(toLetter(from, log.thread(thread.id), text))])
    },
  }

  return {
    log,
    done,
    isEnding: () => isEnding,

    async begin(messages) {
      const { primary } = log
      const input = messages.map(({ type, payload }) => primary.event(type, payload))
      const { events, changes, threads } = planMoves(log, [{ id: primary.thread.id, to: 'running' }])
      const outcomes = input
        .filter(({ type }) => type === 'user.define_outcome')
        .map(({ payload }) => toEvaluation(payload))
      const outcomeEvaluations = [...log.session.outcomeEvaluations, ...outcomes]
      const opening = dependencies.profile.openTurn(input, events)
      const writing = log.append(opening, outcomes.length > 0 ? { ...changes, outcomeEvaluations } : changes, threads)
      start(primary.thread.id, writing)
      const stored = await writing
      return input.flatMap(({ id }) => stored.find((event) => event.id === id) ?? [])
    },

    async accept(answers) {
      const able = [...log.threads.values()].filter((thread) => isBusy(thread) || isWaiting(thread))
      const logs = able.map(({ id }) => log.thread(id))
      await Promise.all(logs.map((each) => each.load()))
      const placed = place(answers, logs)
      const waiting = [...new Set(placed.map(({ log: { thread } }) => thread))].filter((thread) => !isBusy(thread))
      const woken = planMoves(
        log,
        waiting.map(({ id }) => ({ id, to: 'running' })),
      )
      const statuses = waiting.length > 0 ? woken.events : []
      const input = placed.map(({ log: turnLog, type, payload }) => turnLog.event(type, payload))
      const writing = log.append([...statuses, ...input], woken.changes, woken.threads)
      for (const { id } of waiting) start(id, writing)
      return (await writing).slice(statuses.length)
    },

    async stop(threadId) {
      const wanted = () => [...turns].flatMap(([id, turn]) => (threadId === undefined || id === threadId ? [turn] : []))
      // One that was just coming to rest may have woken another.
      for (let found = wanted(); found.length > 0; found = wanted()) await Promise.all(found.map((turn) => turn.stop()))
    },
  }
}
