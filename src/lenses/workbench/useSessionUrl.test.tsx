import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type ChangeSessionUrl, useSessionUrl } from './useSessionUrl.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that tells what is looked at. */
function open() {
  let change: ChangeSessionUrl = () => undefined
  function Page() {
    const [state, changeState] = useSessionUrl()
    change = changeState
    return <p>{`${state.query || 'no query'}, ${state.eventId ?? 'no event'}`}</p>
  }
  const router = createMemoryRouter([{ path: '/', element: <Page /> }])
  render(<RouterProvider router={router} />)
  return {
    router,
    change: (part: Parameters<ChangeSessionUrl>[0]) => act(() => change(part)),
    settle: () => act(() => vi.advanceTimersByTimeAsync(1000)),
  }
}

it('shows a change at once and has the address follow', async () => {
  const { router, change, settle } = open()
  change({ query: 'error' })
  expect(screen.getByText('error, no event')).toBeTruthy()
  expect(router.state.location.search).toBe('')
  await settle()
  expect(router.state.location.search).toBe('?q=error')
})

it('keeps what was typed when an event is chosen before the address has followed', async () => {
  const { router, change, settle } = open()
  change({ query: 'err' })
  await settle()
  change({ query: 'error' })
  change({ eventId: 'evt_1' })
  expect(screen.getByText('error, evt_1')).toBeTruthy()
  await settle()
  expect(router.state.location.search).toBe('?q=error&event=evt_1')
})

it('follows a link, and the way back', async () => {
  const { router, change, settle } = open()
  change({ query: 'error' })
  await settle()
  await act(() => router.navigate('/?event=evt_7'))
  expect(screen.getByText('no query, evt_7')).toBeTruthy()
  await act(() => router.navigate(-1))
  expect(screen.getByText('error, no event')).toBeTruthy()
})

it('follows a link that comes before the address has caught up', async () => {
  const { router, change, settle } = open()
  change({ query: 'error' })
  await act(() => router.navigate('/?event=evt_7'))
  await settle()
  expect(screen.getByText('no query, evt_7')).toBeTruthy()
  expect(router.state.location.search).toBe('?event=evt_7')
})
