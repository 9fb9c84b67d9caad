import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { pageOf, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'

vi.mock('@/features/agents/AgentsPage.tsx', () => {
  throw new Error('The code of this page is broken.')
})

it('says what broke when the code of a page throws while it is loaded, and keeps the shell', async () => {
  // React reports what the error page has caught.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  serveFake({ 'GET /api/local/v1/cloud/sessions': pageOf([]) })
  renderApp('/w/local/agents')
  expect(await screen.findByRole('heading', { level: 1, name: 'This page broke' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy()
  expect(screen.getByRole('navigation', { name: 'Main' })).toBeTruthy()
})
