import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { SessionEvent } from '@/domain/session/events.ts'
import { plainly } from '@/domain/session/testing/describeLog.ts'
import { idle, running, toolUse, userSays, waitsFor } from '@/domain/session/testing/events.ts'
import { createFakeLog } from '@/lenses/testing/fakeLog.ts'
import { createFakeLiveSession } from './testing/createFakeLiveSession.ts'
import { WhyWaiting } from './WhyWaiting.tsx'

function show(events: SessionEvent[], state: 'live' | 'reconnecting' = 'live') {
  const log = plainly(events)
  const { stats, ...rest } = createFakeLiveSession(createFakeLog()).getSnapshot()
  const snapshot = {
    ...rest,
    ...log.status(),
    pending: log.pending(),
    timeline: log.timeline(),
    stats: { ...stats, state },
  }
  const handlers = { onReveal: vi.fn(), onRetry: vi.fn(), onWrite: vi.fn() }
  render(<WhyWaiting snapshot={snapshot} {...handlers} />)
  return { ...handlers, sentence: () => screen.getByRole('note', { name: 'Why it is waiting' }).textContent }
}

describe('WhyWaiting', () => {
  it('names what waits for approval and leads to it', async () => {
    const use = toolUse('Bash', { command: 'npm publish' }, { permission: 'ask' })
    const { sentence, onReveal } = show([userSays('go'), running(), use, waitsFor(use.id)])
    expect(sentence()).toMatch(
      /^Bash “npm publish” waits for your approval\.Since \d\d:\d\d:\d\d, .+Allow or deny it\./,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Review' }))
    expect(onReveal).toHaveBeenCalledWith(use.id)
  })

  it('offers to reconnect while the stream is lost', async () => {
    const lost = show([userSays('go'), running()], 'reconnecting')
    await userEvent.click(screen.getByRole('button', { name: 'Retry now' }))
    expect(lost.onRetry).toHaveBeenCalledOnce()
  })

  it('leads to where a message is written when it is idle', async () => {
    const { onWrite } = show([userSays('go'), running(), idle()])
    await userEvent.click(screen.getByRole('button', { name: 'Write' }))
    expect(onWrite).toHaveBeenCalledOnce()
  })

  it('has no button while the agent works', () => {
    const { sentence } = show([userSays('go'), running(), toolUse('Bash', { command: 'npm test' })])
    expect(sentence()).toContain('Bash “npm test” is running.')
    expect(screen.queryByRole('button')).toBeNull()
  })
})
