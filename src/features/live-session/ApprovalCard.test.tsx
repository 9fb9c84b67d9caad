import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/sessionEvents.ts'
import { ApprovalCard } from './ApprovalCard.tsx'
import type { SendEvents } from './SendEvents.ts'

function show(send: SendEvents = () => Promise.resolve()) {
  const spy = vi.fn(send)
  render(<ApprovalCard eventId="evt_1" toolName="Bash" subject="rm -rf build" send={spy} />)
  return spy
}

const button = (name: RegExp) => screen.getByRole('button', { name })

describe('ApprovalCard', () => {
  it('shows what would happen and sends a yes', async () => {
    const send = show()
    expect(screen.getByRole('group', { name: 'Bash wants to run' }).textContent).toContain('rm -rf build')
    await userEvent.click(button(/Allow/))
    expect(send).toHaveBeenCalledWith([{ type: 'user.tool_confirmation', toolUseId: 'evt_1', result: 'allow' }])
    expect(await screen.findByText('Sent. Waiting for the agent to go on.')).toBeTruthy()
    expect(button(/Allow/)).toHaveProperty('disabled', true)
  })

  it('sends a no with its reason', async () => {
    const send = show()
    await userEvent.click(button(/Deny…/))
    await userEvent.type(screen.getByRole('textbox', { name: /Why not/ }), 'Keep the build.')
    await userEvent.click(button(/^Deny$/))
    expect(send).toHaveBeenCalledWith([
      { type: 'user.tool_confirmation', toolUseId: 'evt_1', result: 'deny', denyMessage: 'Keep the build.' },
    ])
  })

  it('obeys y and n while it has the focus, and lets both be written into the reason', async () => {
    const send = show()
    await userEvent.keyboard('y')
    expect(send).not.toHaveBeenCalled()
    screen.getByRole('group').focus()
    await userEvent.keyboard('n')
    await userEvent.keyboard('any')
    expect(screen.getByRole('textbox', { name: /Why not/ })).toHaveProperty('value', 'any')
    expect(send).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}y')
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('says what the server said and can be tried again', async () => {
    show(() =>
      Promise.reject(new ApiError('Nothing waits for this id.', { status: 400, type: 'invalid_request_error' })),
    )
    await userEvent.click(button(/Allow/))
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing waits for this id.*answered elsewhere/)
    expect(button(/Allow/)).toHaveProperty('disabled', false)
  })
})
