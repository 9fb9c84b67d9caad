import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PendingAction } from '@/domain/session/liveSessionContract.ts'
import { createFakeLog } from '@/lenses/testing/fakeLog.ts'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { PendingBar } from './PendingBar.tsx'
import { createFakeLiveSession } from './testing/createFakeLiveSession.ts'

const action = (eventId: string, fields: Partial<PendingAction> = {}): PendingAction => ({
  eventId,
  kind: 'confirmation',
  name: 'Bash',
  threadId: null,
  sinceMs: null,
  ...fields,
})

function createPage() {
  const log = createFakeLog()
  for (const id of ['a', 'b', 'c']) log.call(id, 'Bash', { command: `make ${id}` }, { outcome: 'waiting' })
  const send = vi.fn(() => Promise.resolve())
  const onReveal = vi.fn()
  const bar = (pending: PendingAction[]) => (
    <TooltipProvider>
      <PendingBar
        pending={pending}
        timeline={log.timeline}
        live={createFakeLiveSession(log)}
        send={send}
        onReveal={onReveal}
      />
    </TooltipProvider>
  )
  return { send, onReveal, bar }
}

/** A browser that answers as told when it is asked for permission, and keeps what it was told to show. */
function stubNotifications(answer: NotificationPermission) {
  const shown: { title: string; body?: string; onclick?: () => void }[] = []
  class FakeNotification {
    static permission: NotificationPermission = 'default'
    static requestPermission = vi.fn(() => {
      FakeNotification.permission = answer
      return Promise.resolve(answer)
    })
    close = () => undefined
    constructor(title: string, options?: NotificationOptions) {
      shown.push(Object.assign(this, { title, body: options?.body }))
    }
  }
  vi.stubGlobal('Notification', FakeNotification)
  return { shown, requestPermission: FakeNotification.requestPermission }
}

describe('PendingBar', () => {
  useLayoutSizes()
  beforeEach(() => {
    localStorage.clear()
    document.title = 'Fibonacci'
  })
  afterEach(() => vi.unstubAllGlobals())

  it('allows several at once, each on its own thread', async () => {
    const { send, bar } = createPage()
    render(bar([action('a'), action('b', { threadId: 'sthr_b' }), action('c', { kind: 'custom_tool' })]))
    await userEvent.click(screen.getByRole('button', { name: 'Allow all 2' }))
    expect(send).toHaveBeenCalledExactlyOnceWith([
      { type: 'user.tool_confirmation', toolUseId: 'a', result: 'allow', threadId: null },
      { type: 'user.tool_confirmation', toolUseId: 'b', result: 'allow', threadId: 'sthr_b' },
    ])
  })

  it('offers no shortcut for a single one', () => {
    const { bar } = createPage()
    render(bar([action('a')]))
    expect(screen.queryByRole('button', { name: /Allow all/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Review' })).toBeTruthy()
  })

  it('counts what waits in the name of the tab, also after the page has named it anew', async () => {
    const { bar } = createPage()
    const { rerender } = render(bar([action('a'), action('b')]))
    expect(document.title).toBe('(2) Fibonacci')
    document.title = 'Renamed'
    await waitFor(() => expect(document.title).toBe('(2) Renamed'))
    rerender(bar([action('a')]))
    expect(document.title).toBe('(1) Renamed')
    rerender(bar([]))
    expect(document.title).toBe('Renamed')
  })

  it('asks for notifications only when told to, then tells of what begins to wait out of sight', async () => {
    const { shown, requestPermission } = stubNotifications('granted')
    const { bar, onReveal } = createPage()
    const { rerender } = render(bar([action('a')]))
    expect(requestPermission).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('switch', { name: 'Notify me when something waits' }))
    expect(requestPermission).toHaveBeenCalledOnce()
    rerender(bar([action('a'), action('b')]))
    expect(shown).toEqual([])
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    rerender(bar([action('a'), action('b'), action('c')]))
    expect(shown).toMatchObject([{ title: 'Bash waits for you', body: 'make c' }])
    shown[0]?.onclick?.()
    expect(onReveal).toHaveBeenCalledWith('c')
  })

  it('says so when the browser refuses', async () => {
    stubNotifications('denied')
    const { bar } = createPage()
    render(bar([action('a')]))
    const wish = screen.getByRole('switch', { name: 'Notify me when something waits' })
    await userEvent.click(wish)
    expect(await screen.findByText(/The browser does not allow it here/)).toBeTruthy()
    expect(wish).toHaveProperty('checked', false)
  })
})
