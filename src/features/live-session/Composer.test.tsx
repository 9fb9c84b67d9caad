import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Composer, type ComposerProps } from './Composer.tsx'
import type { Attachments } from './useAttachments.ts'
import type { SendProblem } from './useMessages.ts'

const noAttachments: Attachments = {
  list: [],
  add: vi.fn<Attachments['add']>(),
  remove: vi.fn<Attachments['remove']>(),
  retry: vi.fn<Attachments['retry']>(),
  mount: async () => [],
  clear: vi.fn<Attachments['clear']>(),
}
const session = { workspace: 'local', id: 'sess_1' }
const draftKey = 'console.draft.local.sess_1'

function composer(props: Partial<ComposerProps> = {}) {
  return (
    <Composer
      session={session}
      agentName="code-helper"
      reason={null}
      isClosed={false}
      canInterrupt={false}
      attachments={noAttachments}
      onSend={() => Promise.resolve(null)}
      onInterrupt={() => Promise.resolve(null)}
      {...props}
    />
  )
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message to code-helper' })
const sendButton = () => screen.getByRole('button', { name: /^Send/ })

describe('Composer', () => {
  beforeEach(() => localStorage.clear())

  it('sends with the primary key and Enter, and is empty afterwards', async () => {
    const onSend = vi.fn(() => Promise.resolve(null))
    render(composer({ onSend }))
    await userEvent.type(field(), 'Hello{Enter}again')
    expect(onSend).not.toHaveBeenCalled()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(onSend).toHaveBeenCalledWith('Hello\nagain', [])
    await waitFor(() => expect(field().value).toBe(''))
    expect(localStorage.getItem(draftKey)).toBeNull()
  })

  it('keeps a draft over a reload', async () => {
    const { unmount } = render(composer())
    await userEvent.type(field(), 'half a thought')
    unmount()
    render(composer())
    expect(field().value).toBe('half a thought')
  })

  it('keeps the text in storage until the session has taken it', async () => {
    let settle: (problem: SendProblem | null) => void = () => undefined
    render(composer({ onSend: () => new Promise((resolve) => (settle = resolve)) }))
    await userEvent.type(field(), 'important')
    await userEvent.click(sendButton())
    expect(field().value).toBe('')
    expect(localStorage.getItem(draftKey)).toBe('important')
    settle(null)
    await waitFor(() => expect(localStorage.getItem(draftKey)).toBeNull())
  })

  it('says in words why nothing can be sent, and keeps what is written', async () => {
    const onSend = vi.fn(() => Promise.resolve(null))
    render(composer({ reason: 'The agent is working.', onSend }))
    await userEvent.type(field(), 'later{Control>}{Enter}{/Control}')
    expect(screen.getByText('The agent is working.')).toBeTruthy()
    expect(sendButton()).toHaveProperty('disabled', true)
    expect(onSend).not.toHaveBeenCalled()
    expect(field().value).toBe('later')
  })

  it('gives a refused text back with the error', async () => {
    render(composer({ onSend: () => Promise.resolve({ message: 'The server is gone.', isBusy: false }) }))
    await userEvent.type(field(), 'Hello')
    await userEvent.click(sendButton())
    expect((await screen.findByRole('alert')).textContent).toContain('Not sent. The server is gone.')
    expect(field().value).toBe('Hello')
    expect(screen.queryByRole('button', { name: 'Send when idle' })).toBeNull()
  })

  it('sends a text that met a busy session once it is idle', async () => {
    const onSend = vi.fn<ComposerProps['onSend']>(() => Promise.resolve({ message: 'It is running.', isBusy: true }))
    const { rerender } = render(composer({ onSend }))
    await userEvent.type(field(), 'Hello')
    await userEvent.click(sendButton())
    rerender(composer({ onSend, reason: 'The agent is working.' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Send when idle' }))
    expect(screen.getByText(/as soon as the session is idle/)).toBeTruthy()
    expect(onSend).toHaveBeenCalledTimes(1)
    onSend.mockResolvedValue(null)
    rerender(composer({ onSend, reason: null }))
    await waitFor(() => expect(onSend).toHaveBeenCalledTimes(2))
    await waitFor(() => expect(field().value).toBe(''))
  })

  it('interrupts with Escape and with its button, and only when there is something to interrupt', async () => {
    const onInterrupt = vi.fn(() => Promise.resolve(null))
    const { rerender } = render(composer({ onInterrupt }))
    await userEvent.keyboard('{Escape}')
    expect(onInterrupt).not.toHaveBeenCalled()
    rerender(composer({ onInterrupt, canInterrupt: true, reason: 'The agent is working.' }))
    await userEvent.click(field())
    await userEvent.keyboard('{Escape}')
    expect(onInterrupt).toHaveBeenCalledTimes(1)
    await userEvent.click(await screen.findByRole('button', { name: 'Interrupt' }))
    expect(onInterrupt).toHaveBeenCalledTimes(2)
  })

  it('is closed for good where the session takes no more messages', () => {
    render(composer({ isClosed: true, reason: 'This session is archived.' }))
    expect(field().disabled).toBe(true)
    expect(screen.getByText('This session is archived.')).toBeTruthy()
  })

  it('mounts what is attached with the message, and keeps both when that is refused', async () => {
    const file = { fileId: 'file_1', name: 'spec.md', mountPath: '/mnt/spec.md' }
    const list = [{ key: 'a', name: 'spec.md', sizeBytes: 1830, state: 'ready' as const, fileId: 'file_1' }]
    const mount = vi.fn<Attachments['mount']>(async () => [file])
    mount.mockRejectedValueOnce(new Error('spec.md could not be mounted. The file is gone.'))
    const clear = vi.fn<Attachments['clear']>()
    const onSend = vi.fn<ComposerProps['onSend']>(async () => null)
    render(composer({ onSend, attachments: { ...noAttachments, list, mount, clear } }))
    expect(screen.getByRole('list', { name: 'Attached files' }).textContent).toContain('spec.md')
    await userEvent.type(field(), 'Read it')
    await userEvent.click(sendButton())
    expect((await screen.findByRole('alert')).textContent).toContain('The file is gone.')
    expect(field().value).toBe('Read it')
    expect(clear).not.toHaveBeenCalled()
    await userEvent.click(sendButton())
    await waitFor(() => expect(clear).toHaveBeenCalledOnce())
    expect(onSend).toHaveBeenCalledExactlyOnceWith('Read it', [file])
  })

  it('waits for a file that is still on its way, and takes files that are picked', async () => {
    const add = vi.fn<Attachments['add']>()
    const list = [{ key: 'a', name: 'big.csv', sizeBytes: 9, state: 'uploading' as const }]
    render(composer({ attachments: { ...noAttachments, list, add } }))
    await userEvent.type(field(), 'Read it')
    expect(sendButton().hasAttribute('disabled')).toBe(true)
    const picked = new File(['a'], 'notes.md')
    await userEvent.upload(screen.getByLabelText('Files to attach'), picked)
    expect(add).toHaveBeenCalledExactlyOnceWith([picked])
  })
})
