import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { ApprovalCard, type ApprovalCardProps } from './ApprovalCard.tsx'
import type { SendEvents } from './SendEvents.ts'

function show(send: SendEvents = () => Promise.resolve(), props: Partial<ApprovalCardProps> = {}) {
  const spy = vi.fn(send)
  const call = {
    eventId: 'evt_1',
    threadId: null,
    toolName: 'Bash',
    isBuiltIn: true,
    input: { command: 'rm -rf build' },
  }
  render(
    <TooltipProvider>
      <ApprovalCard {...call} send={spy} {...props} />
    </TooltipProvider>,
  )
  return spy
}

const showCall = (toolName: string, input: Record<string, unknown>, isBuiltIn = true) =>
  show(undefined, { toolName, input, isBuiltIn })

const button = (name: RegExp) => screen.getByRole('button', { name })

describe('ApprovalCard', () => {
  useLayoutSizes()

  it('shows what would happen and sends a yes', async () => {
    const send = show()
    expect(screen.getByRole('group', { name: 'Bash wants to run' }).textContent).toContain('rm -rf build')
    await userEvent.click(button(/Allow/))
    expect(send).toHaveBeenCalledWith([
      { type: 'user.tool_confirmation', toolUseId: 'evt_1', result: 'allow', threadId: null },
    ])
    expect(await screen.findByText('Sent. Waiting for the agent to go on.')).toBeTruthy()
    expect(button(/Allow/)).toHaveProperty('disabled', true)
  })

  it('sends a no with its reason', async () => {
    const send = show()
    await userEvent.click(button(/Deny…/))
    await userEvent.type(screen.getByRole('textbox', { name: /Why not/ }), 'Keep the build.')
    await userEvent.click(button(/^Deny$/))
    expect(send).toHaveBeenCalledWith([
      {
        type: 'user.tool_confirmation',
        toolUseId: 'evt_1',
        result: 'deny',
        denyMessage: 'Keep the build.',
        threadId: null,
      },
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
    show(() => Promise.reject(Object.assign(new Error('Nothing waits for this id.'), { status: 400 })))
    await userEvent.click(button(/Allow/))
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing waits for this id.*answered elsewhere/)
    expect(button(/Allow/)).toHaveProperty('disabled', false)
  })

  it('answers on the thread the call belongs to', async () => {
    const send = show(undefined, { threadId: 'sthr_child' })
    await userEvent.click(button(/Allow/))
    expect(send).toHaveBeenCalledWith([expect.objectContaining({ threadId: 'sthr_child' })])
  })

  it('shows the change an edit would make, and where', () => {
    showCall('Edit', { file_path: 'fib.py', old_string: 'a = 1', new_string: 'a = 2', replace_all: true })
    const card = screen.getByRole('group', { name: 'Edit wants to change' })
    expect(card.textContent).toContain('fib.py')
    expect(card.textContent).toContain('Wherever the text is found')
    expect([...card.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['1', '2'])
  })

  it('shows the file that would be written', () => {
    showCall('Write', { file_path: 'notes.md', content: 'Hello' })
    expect(screen.getByRole('figure', { name: 'File content' }).textContent).toContain('Hello')
  })

  it('shows the host that would be asked, and the whole address', () => {
    showCall('WebFetch', { url: 'https://trusted.example@evil.example/path?q=1' })
    expect(screen.getByText('evil.example')).toBeTruthy()
    expect(screen.getByRole('figure', { name: 'Address' }).textContent).toContain('path?q=1')
  })

  it('shows all of the input of a tool it does not know, whatever that tool is called', () => {
    showCall('Bash', { command: 'ls', target: 'production' }, false)
    expect(screen.getByRole('group', { name: 'Bash wants to be used' })).toBeTruthy()
    expect(screen.getByRole('figure', { name: 'Input' }).textContent).toContain('"target": "production"')
  })

  it('hides no field behind a command', () => {
    showCall('Bash', { command: 'ls', run_as: 'root' })
    expect(screen.getByRole('figure', { name: 'Input' }).textContent).toContain('"run_as": "root"')
  })
})
