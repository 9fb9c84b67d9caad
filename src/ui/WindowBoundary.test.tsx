import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { Dialog } from './Dialog.tsx'
import { Menu, MenuItem } from './Menu.tsx'

const gone = () => {
  throw new Error('Failed to fetch dynamically imported module')
}
vi.mock('./DialogWindow.tsx', () => ({
  get DialogWindow() {
    return gone()
  },
}))
vi.mock('./ConfirmWindow.tsx', () => ({
  get ConfirmWindow() {
    return gone()
  },
}))
vi.mock('./RadixMenu.tsx', () => ({
  get Menu() {
    return gone()
  },
  get MenuItem() {
    return gone()
  },
}))

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined) // React tells of what a boundary caught.
  vi.useFakeTimers({ shouldAdvanceTime: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const user = () => userEvent.setup({ advanceTimers: vi.advanceTimersByTime })

it.each([
  ['a dialog', Dialog],
  ['a question', ConfirmDialog],
])('says that %s cannot be shown, and leaves the page as it is', async (_, Window) => {
  const dismissed = vi.fn()
  render(
    <>
      <input aria-label="Name" defaultValue="half typed" />
      <Window isOpen onOpenChange={dismissed} title="Delete?" confirmLabel="Delete" onConfirm={async () => undefined}>
        Gone
      </Window>
    </>,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect((await screen.findByRole('alert')).textContent).toContain('This window cannot be shown')
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'half typed')
  await user().click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(dismissed).toHaveBeenCalledWith(false)
})

it('keeps the button of a menu, and says so when it is pressed', async () => {
  render(
    <Menu trigger={<Button>More</Button>}>
      <MenuItem onSelect={() => undefined}>Archive</MenuItem>
    </Menu>,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect(screen.queryByRole('alert')).toBeNull()
  await user().click(screen.getByRole('button', { name: 'More' }))
  expect(screen.getByRole('alert').textContent).toContain('cannot be shown')
  await user().click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('button', { name: 'More' })).toBeTruthy()
})
