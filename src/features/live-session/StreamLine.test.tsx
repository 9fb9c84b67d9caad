import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { createFakeLog } from '@/lenses/testing/fakeLog.ts'
import { StreamLine } from './StreamLine.tsx'
import { createFakeLiveSession } from './testing/createFakeLiveSession.ts'

const snapshotWith = (state: 'live' | 'reconnecting' | 'ended') => {
  const { stats, ...rest } = createFakeLiveSession(createFakeLog()).getSnapshot()
  return { ...rest, stats: { ...stats, state, gapsFound: 2, gapsFilled: 1 }, lastHeartbeatAtMs: Date.now() - 4000 }
}

describe('StreamLine', () => {
  it('says how the stream is doing and what arrived', () => {
    const { container } = render(<StreamLine snapshot={snapshotWith('live')} onRetry={() => undefined} />)
    expect(screen.getByRole('status', { name: 'Stream' }).textContent).toBe('Live')
    expect(container.textContent).toContain('482 events')
    expect(container.textContent).toContain('last evt_…bef52b6')
    expect(container.textContent).toContain('1 missing · 1 reconnect')
    expect(container.textContent).toContain('heartbeat 4.0 s ago')
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('offers to reconnect now while it waits to', async () => {
    const onRetry = vi.fn()
    render(<StreamLine snapshot={snapshotWith('reconnecting')} onRetry={onRetry} />)
    await userEvent.click(screen.getByRole('button', { name: 'Retry now' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})
