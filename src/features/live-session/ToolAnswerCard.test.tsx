import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { jsonRemark, ToolAnswerCard } from './ToolAnswerCard.tsx'

describe('ToolAnswerCard', () => {
  it('sends what was written, and that it is an error when the switch says so', async () => {
    const send = vi.fn(() => Promise.resolve())
    render(
      <ToolAnswerCard
        eventId="evt_2"
        type="user.custom_tool_result"
        toolName="get_stock"
        input={'{"sku": "A1"}'}
        send={send}
      />,
    )
    await userEvent.click(screen.getByRole('textbox', { name: /Result/ }))
    await userEvent.paste('{"stock": 12}')
    expect(screen.getByText('Valid JSON.')).toBeTruthy()
    await userEvent.click(screen.getByRole('switch', { name: 'This is an error' }))
    await userEvent.click(screen.getByRole('button', { name: 'Send result' }))
    expect(send).toHaveBeenCalledWith([
      { type: 'user.custom_tool_result', toolUseId: 'evt_2', text: '{"stock": 12}', isError: true },
    ])
  })

  it('remarks on JSON that is not, and on nothing else', () => {
    expect(jsonRemark('plain words')).toBeNull()
    expect(jsonRemark('{"a": }')).toMatch(/^Not valid JSON/)
  })
})
