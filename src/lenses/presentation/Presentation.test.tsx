import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RecordingReading } from '@/domain/recording/readRecording.ts'
import { createTapeBuilder } from '@/domain/recording/tape.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import {
  agentSays,
  idle,
  readReceived,
  received,
  running,
  toolResult,
  toolUse,
  userSays,
} from '@/domain/session/testing/events.ts'
import type { Armed } from '../net/useNet.ts'
import { createReplay } from '../replay/createReplay.ts'
import { Presentation } from './Presentation.tsx'
import { stallMs } from './useTrouble.ts'

function tapeOf(events: readonly SessionEvent[]) {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const [index, event] of events.entries())
    builder.add({ kind: 'event', atMs: index * 1000, rawJson: received(event).rawJson })
  return builder.build()
}

const call = toolUse('Bash', { command: 'deploy --key hunter2-hunter2' })
const recorded = [
  userSays('Ship it.'),
  running(),
  call,
  toolResult(call.id, 'shipped'),
  agentSays('It is out.'),
  idle(),
  userSays('And now?'),
]
const reading = {
  header: { session: { title: 'A rehearsal', environment_variables: { KEY: 'hunter2-hunter2' } } },
} as unknown as RecordingReading // nothing else of it is read here
const ready: Armed = {
  state: 'ready',
  id: 'rec_1',
  opened: { recording: { tape: tapeOf(recorded), reading }, name: 'rehearsal.jsonl' },
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A live session that has said this much, and that says no more. */
function present(armed: Armed, said = 3) {
  const events = [
    userSays('Ship it, please.'),
    running(),
    toolUse('Bash', { command: 'deploy' }),
    agentSays('Shipped.'),
  ]
  const live = createReplay(tapeOf(events))
  live.go(said)
  const { session } = live
  const source = { read: session.read, rawJson: session.rawJson, now: session.now, renderWaiting: () => null }
  const facts = { title: 'On stage', agentName: 'shipper', known: {} }
  function Stage() {
    const [eventId, select] = useState<string | null>(null)
    const props = { facts, live: session, replay: null, armed, source }
    return <Presentation {...props} selection={{ eventId, select }} onLeave={() => undefined} />
  }
  render(<Stage />)
  return live
}

const press = (key: string) => act(() => void fireEvent.keyDown(window, { key }))
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const mark = () => screen.queryByRole('img')?.getAttribute('aria-label')
const statuses = () => screen.getAllByRole('status').map(({ textContent }) => textContent)

it('offers the recording once nothing has come for a while, and goes on from the same step', async () => {
  present(ready)
  expect(mark()).toBe('A recording is armed')
  await pass(stallMs)
  expect(mark()).toMatch(/^The live run needs the recording/)

  press('n')
  expect(mark()).toBe('The recording is on stage')
  expect(screen.getByRole('heading', { name: 'On stage' })).toBeTruthy()
  expect(screen.getByText('turn 1 of 1')).toBeTruthy()
  expect(screen.getByRole('listitem', { name: 'Bash: running' })).toBeTruthy()
  expect(screen.queryByText(/hunter2/)).toBeNull()
  await pass(3000)
  expect(screen.getByText('It is out.')).toBeTruthy()

  press('n')
  expect(screen.getByText('Ship it, please.')).toBeTruthy()
  expect(screen.queryByText('It is out.')).toBeNull()
})

it('keeps the keyboard on stage when what had the focus leaves it', () => {
  present(ready)
  act(() => screen.getByRole('button', { name: /^Bash/ }).focus())
  press('n')
  press('n')
  expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Presentation' }))
})

it('says only to the presenter that nothing is armed', () => {
  present({ state: 'none' })
  press('n')
  expect(screen.getByText('Ship it, please.')).toBeTruthy()
  expect(statuses().join('')).toMatch(/No recording is armed/)
  expect(mark()).toBeUndefined()
})

it('keeps the screen awake as long as it is shown', async () => {
  const lock = { release: vi.fn(async () => undefined) }
  vi.stubGlobal('navigator', { ...navigator, wakeLock: { request: vi.fn(async () => lock) } })
  present(ready)
  await pass(0)
  expect(navigator.wakeLock.request).toHaveBeenCalledWith('screen')
  cleanup()
  expect(lock.release).toHaveBeenCalledOnce()
})

it('changes behind a black screen, and leaves it black', () => {
  present(ready)
  press('b')
  press('n')
  expect(screen.getByRole('button', { name: /^The screen is black/ })).toBeTruthy()
  expect(mark()).toBe('The recording is on stage')
})
