import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { lazy, Suspense } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from './PartBoundary.tsx'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('keeps code that is gone for good in its place, beside what goes on', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined) // React tells of what a boundary caught.
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const Gone = lazy(patiently(() => Promise.reject(new Error('Failed to fetch dynamically imported module'))))
  render(
    <>
      <p>The rest of the page</p>
      <PartBoundary name="The inspector">
        <Suspense fallback="Opening">
          <Gone />
        </Suspense>
      </PartBoundary>
    </>,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect((await screen.findByRole('alert')).textContent).toContain('The inspector cannot be shown')
  expect(screen.getByText('The rest of the page')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

it('offers to try again what broke while it was drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let isBroken = true
  const Fragile = () => {
    if (isBroken) throw new Error('A row without an event.')
    return <p>Drawn</p>
  }
  render(
    <PartBoundary name="The trace">
      <Fragile />
    </PartBoundary>,
  )
  expect(screen.getByRole('alert').textContent).toContain('A row without an event.')
  isBroken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('Drawn')).toBeTruthy()
})
