import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ApiError } from '@/api/sessionEvents.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'

it('defines an outcome from what was written, and says at its field what the server refuses', async () => {
  const refusal = new ApiError('The rubric is too vague.', {
    status: 400,
    type: 'invalid_request_error',
    param: 'rubric',
  })
  const send = vi.fn<SendEvents>(async () => undefined).mockRejectedValueOnce(refusal)
  const onClose = vi.fn<() => void>()
  render(<OutcomeDialog send={send} onClose={onClose} />)
  const submit = await screen.findByRole('button', { name: 'Define outcome' })
  await userEvent.click(submit)
  expect(screen.getByText('Say how the result is judged.')).toBeTruthy()
  expect(send).not.toHaveBeenCalled()

  await userEvent.type(screen.getByRole('textbox', { name: /^Description/ }), 'A report for each region.')
  await userEvent.type(screen.getByRole('textbox', { name: /^Rubric/ }), 'Every region has a section.')
  await userEvent.click(submit)
  expect(await screen.findByText('The rubric is too vague.')).toBeTruthy()
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.click(submit)
  expect(onClose).toHaveBeenCalledOnce()
  expect(send).toHaveBeenLastCalledWith([
    {
      type: 'user.define_outcome',
      description: 'A report for each region.',
      rubric: 'Every region has a section.',
      maxIterations: 3,
    },
  ])
})
