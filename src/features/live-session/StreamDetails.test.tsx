import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Completeness } from '@/domain/session/ledger.ts'
import { plainly } from '@/domain/session/testing/describeLog.ts'
import { idle, running, says, toolUse, userSays } from '@/domain/session/testing/events.ts'
import { createFakeLog } from '@/lenses/testing/fakeLog.ts'
import { StreamDetails } from './StreamDetails.tsx'
// Fetched when opened: here before, so that no test waits for the disk.
import '@/ui/DialogWindow.tsx'
import './health/StreamHealth.tsx'
import { createFakeLiveSession } from './testing/createFakeLiveSession.ts'

const before = [userSays('go'), running(), says('agent.dreamt')]
const lost = toolUse('Bash', { command: 'curl https://internal.example/x' })
const story = [...before, lost, idle()]

async function open(completeness: Completeness = { state: 'idle' }) {
  const log = plainly(story)
  const live = createFakeLiveSession(createFakeLog(), {
    items: log.items(),
    timeline: log.timeline(),
    completeness,
  })
  const connection = { ...live, read: log.read }
  const nowMs = Date.now()
  live.record.opened(nowMs - 61_000, null)
  live.record.bytes(nowMs - 60_000)
  live.record.broke(nowMs - 9000, 'Could not reach https://api.example/v1 with Bearer abc123.')
  live.record.opened(nowMs - 8000, null)
  live.record.restored(nowMs - 8000)
  live.record.bytes(nowMs - 4000)
  live.record.heartbeat(nowMs - 4000)
  const onSelect = vi.fn()
  const user = userEvent.setup()
  render(<StreamDetails live={connection} snapshot={live.getSnapshot()} onSelect={onSelect} />)
  await user.click(screen.getByRole('button', { name: 'Stream details' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Stream details' }))
  await dialog.findByRole('region', { name: 'Doctor' })
  return { live, dialog, onSelect, user }
}

const proven = { provenCount: 482, totalCount: 482, missing: [], aheadCount: 0, atMs: Date.now() }

describe('the details of a stream', () => {
  it('tell its state, what arrived, and when it was last heard of', async () => {
    const { dialog } = await open()
    const fact = (name: string) => dialog.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent
    expect(fact('State')).toBe('live')
    expect(fact('Events')).toBe('482')
    expect(fact('Last event')).toBe('evt_019e3bb2c15f7bef52b6')
    expect(fact('Last heartbeat')).toMatch(/^[\d.]+ s ago$/)
    expect(fact('First byte')).toBe('4.0 s after the connection opened')
    expect(fact('Gaps')).toBe('0 found, 0 filled')
  })

  it('tell each reconnect with its reason', async () => {
    const { dialog } = await open()
    const list = within(dialog.getByRole('region', { name: 'Reconnects (1)' }))
    expect(list.getByRole('listitem').textContent).toMatch(
      /^\d\d:\d\d:\d\dCould not reach .+ Restored after 1\.0 s, 1 attempt\.$/,
    )
  })

  it('prove completeness when asked to', async () => {
    const { dialog, live, user } = await open()
    expect(dialog.getByRole('status', { name: 'Completeness' }).textContent).toBe('Not compared with the list yet.')
    await user.click(dialog.getByRole('button', { name: 'Prove completeness' }))
    expect(live.proveCompleteness).toHaveBeenCalledOnce()
  })

  it('show how far the proof is, and stop it', async () => {
    const { dialog, live, user } = await open({ state: 'running', comparedCount: 241 })
    expect(dialog.getByRole('progressbar', { name: 'Events compared' })).toHaveProperty('value', 241)
    await user.click(dialog.getByRole('button', { name: 'Stop' }))
    expect(live.stopProving).toHaveBeenCalledOnce()
  })

  it('say that all events are proven', async () => {
    const { dialog } = await open({ state: 'proven', ...proven })
    expect(dialog.getByRole('status', { name: 'Completeness' }).textContent).toMatch(
      /^482 of 482 proven\. Compared at \d\d:\d\d:\d\d\.$/,
    )
  })

  it('lead to what had been missing', async () => {
    const missing = [{ afterId: 'evt_a', beforeId: 'evt_d', ids: ['evt_b', 'evt_c'] }]
    const { dialog, onSelect, user } = await open({ state: 'missing', ...proven, missing })
    expect(dialog.getByText(/2 events had been missing and are here now/)).toBeDefined()
    await user.click(dialog.getByRole('button', { name: '2 events after evt_a and before evt_d' }))
    expect(onSelect).toHaveBeenCalledWith('evt_b')
  })

  it('lead from a finding to its event, and close', async () => {
    const { dialog, onSelect, user } = await open()
    const findings = within(dialog.getByRole('region', { name: 'Findings (2)' }))
    const [first] = findings.getAllByRole('listitem')
    expect(first?.textContent).toContain('has no result. Its turn is over.')
    await user.click(findings.getByRole('button', { name: `Show event ${lost.id}` }))
    expect(onSelect).toHaveBeenCalledWith(lost.id)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('copy as a report without addresses, tokens or content', async () => {
    const { dialog, user } = await open({ state: 'proven', ...proven })
    await user.click(dialog.getByRole('button', { name: 'Copy as a report' }))
    const report = await navigator.clipboard.readText()
    expect(report).toContain('# Stream report')
    expect(report).toContain('- Completeness: 482 of 482 proven.')
    expect(report).toContain('Could not reach (address) with (secret)')
    expect(report).toContain(`warning: Bash has no result. Its turn is over. ${lost.id}`)
    expect(report).not.toMatch(/example|abc123|curl/)
  })
})
