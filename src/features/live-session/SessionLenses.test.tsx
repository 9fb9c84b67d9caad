import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { plainly } from '@/domain/session/testing/describeLog.ts'
import { agentSays, running, toolResult, toolUse, userSays } from '@/domain/session/testing/events.ts'
import { createFakeLog } from '@/lenses/testing/fakeLog.ts'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { LiveSessionView } from './LiveSessionView.tsx'
import { createFakeLiveSession } from './testing/createFakeLiveSession.ts'

let address = ''
function Address() {
  const { pathname, search } = useLocation()
  address = pathname + search
  return null
}

const story = () =>
  plainly([
    userSays('Please count', { id: 'u1' }),
    running({ id: 's1' }),
    agentSays('One', { id: 'm1' }),
    toolUse('Bash', {}, { id: 'c1' }),
    toolResult('c1', 'no', { id: 'r1', isError: true }),
    agentSays('Two', { id: 'm2' }),
  ])

function show(at = '', change: Parameters<typeof createFakeLiveSession>[1] = {}, log = story()) {
  const fake = createFakeLiveSession(createFakeLog(), { timeline: log.timeline(), items: log.items(), ...change })
  const live = { ...fake, read: log.read, rawJson: log.rawJson }
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[`/w/local/sessions/sess_1${at}`]}>
        <TooltipProvider>
          <LiveSessionView session={{ workspace: 'local', id: 'sess_1' }} live={live} isReadOnly={false} />
          <Address />
        </TooltipProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return fake
}

const row = (name: string) => screen.findByRole('article', { name })
const current = () =>
  screen.queryAllByRole('article').filter((article) => article.getAttribute('aria-current') === 'true')
const press = (key: string) => fireEvent.keyDown(document.body, { key })

describe('SessionLenses', () => {
  useLayoutSizes()
  beforeEach(() => {
    const list = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
    vi.stubGlobal('matchMedia', () => list) // a wide window
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"id":"sess_1","title":"Count"}')))
  })

  it('shows one lens at a time, chosen by tab, arrow key or number, and keeps it in the address', async () => {
    show()
    await row('You')
    const tabs = within(screen.getByRole('tablist', { name: 'Lenses' }))
    expect(screen.getByRole('tabpanel', { name: 'Transcript' })).toBeTruthy()
    act(() => tabs.getByRole('tab', { name: 'Transcript' }).focus())
    await userEvent.keyboard('{End}{Home}')
    expect(tabs.getByRole('tab', { name: 'Transcript', selected: true })).toBe(document.activeElement)
    await userEvent.click(tabs.getByRole('tab', { name: 'Events' }))
    expect(await screen.findByRole('grid')).toBeTruthy()
    expect(screen.queryByRole('log', { name: 'Transcript' })).toBeNull()
    await waitFor(() => expect(address).toBe('/w/local/sessions/sess_1?lens=events'))
    press('2')
    expect(await screen.findByRole('tree')).toBeTruthy()
    press('1')
    await row('You')
    await waitFor(() => expect(address).toBe('/w/local/sessions/sess_1'))
  })

  it('selects what is clicked, shows it in the inspector and writes it down', async () => {
    show()
    await userEvent.click(await row('You'))
    expect(current()).toHaveLength(1)
    await waitFor(() => expect(address).toContain('?event=u1'))
    const inspector = await screen.findByRole('region', { name: 'Inspector' })
    expect(inspector.textContent).toContain('user.message')
  })

  it('moves by keys and takes the selection back with Escape', async () => {
    show()
    await row('You')
    press('j')
    await waitFor(() => expect(current()[0]).toBe(screen.getByRole('article', { name: 'You' })))
    press('e')
    await waitFor(() => expect(current()[0]?.getAttribute('aria-label')).toBe('Bash: failed'))
    press('U')
    await waitFor(() => expect(current()[0]?.getAttribute('aria-label')).toBe('You'))
    press('Escape')
    await waitFor(() => expect(current()).toHaveLength(0))
  })

  it('opens with what a link says, and finds words in payloads', async () => {
    show('?event=r1&q=two&hide=thinking')
    expect((await row('Bash: failed')).getAttribute('aria-current')).toBe('true')
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Find in session' }).value).toBe('two')
    expect(screen.getByRole('button', { name: /^thinking/, pressed: false })).toBeTruthy()
    expect(screen.getByRole('group', { name: 'Session minimap' }).textContent).toContain('1 event found')
    await userEvent.click(screen.getByRole('button', { name: 'Next hit' }))
    await waitFor(() => expect(address).toContain('event=m2'))
  })

  it('keeps a window of time in the address until Escape', async () => {
    show()
    await row('You')
    act(() => screen.getByRole('slider', { name: 'Start of the shown time' }).focus())
    await userEvent.keyboard('+')
    expect(screen.getByRole('group', { name: 'Session minimap' }).textContent).toContain('Shown:')
    await waitFor(() => expect(address).toMatch(/\?window=\d+-\d+$/))
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('group', { name: 'Session minimap' }).textContent).toContain('The whole session is shown.')
    await waitFor(() => expect(address).toBe('/w/local/sessions/sess_1'))
  })

  it('hides the kinds of a chip from the transcript', async () => {
    show()
    await row('Bash: failed')
    await userEvent.click(screen.getByRole('button', { name: /^messages/ }))
    expect(screen.queryByRole('article', { name: 'Agent message' })).toBeNull()
    expect(screen.getByRole('article', { name: 'Bash: failed' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^messages/ }))
    expect(await screen.findAllByRole('article', { name: 'Agent message' })).toHaveLength(2)
  })

  it('reads older history until the event of the link is here, and goes there', async () => {
    const later = plainly([agentSays('Two', { id: 'm2' })])
    const live = show('?event=m1', { history: 'more' }, later)
    expect(await screen.findByText(/Older history is being read/)).toBeTruthy()
    expect(live.loadOlder).toHaveBeenCalled()
    const whole = story()
    act(() => live.show({ timeline: whole.timeline(), items: whole.items(), history: 'complete' }))
    expect(await screen.findByText('This is the event of the link.')).toBeTruthy()
    await waitFor(() => expect(current()).toHaveLength(1))
    await userEvent.click(screen.getByRole('button', { name: 'Next 10' }))
    await waitFor(() => expect(address).toContain('event=m2'))
  })

  it('says that the event of a link is not in the session', async () => {
    show('?event=evt_nowhere')
    expect(await screen.findByText(/is not in this session/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Clear selection' }))
    await waitFor(() => expect(address).toBe('/w/local/sessions/sess_1'))
  })

  it('closes and opens the inspector, and remembers its width', async () => {
    show()
    await screen.findByRole('region', { name: 'Inspector' })
    const width = screen.getByRole('separator', { name: 'Width of the inspector' })
    const before = Number(width.getAttribute('aria-valuenow'))
    fireEvent.keyDown(width, { key: 'ArrowLeft' })
    expect(Number(width.getAttribute('aria-valuenow'))).toBe(before + 16)
    press('i')
    expect(screen.queryByRole('region', { name: 'Inspector' })).toBeNull()
    press('i')
    await screen.findByRole('region', { name: 'Inspector' })
    expect(screen.getByRole('separator', { name: 'Width of the inspector' }).getAttribute('aria-valuenow')).toBe(
      String(before + 16),
    )
  })

  it('goes to an event by its number', async () => {
    show()
    await row('You')
    press('g')
    press('e')
    const dialog = await screen.findByRole('dialog', { name: 'Go to event' })
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Number or id/ }), '99{Enter}')
    expect(within(dialog).getByText(/Give a number from 1 to 6/)).toBeTruthy()
    await userEvent.clear(within(dialog).getByRole('textbox', { name: /Number or id/ }))
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Number or id/ }), '3{Enter}')
    await waitFor(() => expect(address).toContain('event=m1'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
