import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { EquivalentRequest } from './EquivalentRequest.tsx'

it('asks for the request only while it is looked at, and shows it in each language with the token as a variable', async () => {
  const user = userEvent.setup()
  const read = vi.fn(() => ({ method: 'POST' as const, path: '/agents', body: { name: 'a' } }))
  const { container } = render(<EquivalentRequest request={read} baseUrl="http://127.0.0.1:1/api/v1/cloud" />)
  expect(read).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Equivalent request' }))
  for (const [language, sign] of [
    ['curl', 'curl -sS -X POST "http://127.0.0.1:1/api/v1/cloud/agents"'],
    ['TypeScript', 'await fetch("http://127.0.0.1:1/api/v1/cloud/agents", {'],
    ['Python', 'import json, os, urllib.request'],
  ] as const) {
    await user.click(screen.getByRole('radio', { name: language }))
    expect(container.querySelector('pre')?.textContent).toContain(sign)
    expect(container.querySelector('pre')?.textContent).toContain('QODER_PAT')
  }
  await user.click(screen.getByRole('button', { name: 'Copy the request' }))
  expect(await navigator.clipboard.readText()).toContain('import json, os, urllib.request')
})
