import { AlertDialog as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { buttonClass } from './buttonClass.ts'
import { useReturnFocus } from './useReturnFocus.ts'

export interface ConfirmDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  /** What happens, and what else it touches. */
  children: ReactNode
  confirmLabel: string
  isDangerous?: boolean
  /** The dialog closes when this settles well; when it fails, the message is shown and the dialog stays. */
  onConfirm: () => Promise<unknown>
}

/** Asks once before something that cannot be taken back. */
export function ConfirmWindow(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, title, children, confirmLabel, isDangerous = false, onConfirm } = props
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const returnFocus = useReturnFocus()

  const change = (next: boolean) => {
    setFailure(null)
    onOpenChange(next)
  }
  const confirm = async () => {
    setIsBusy(true)
    setFailure(null)
    try {
      await onConfirm()
      change(false)
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'This did not work. Try again.')
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Radix.Root open={isOpen} onOpenChange={change}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_260/0.28)] dark:bg-[oklch(0_0_0/0.5)]" />
        <Radix.Content
          {...returnFocus}
          className="fixed top-[min(160px,12vh)] left-1/2 z-40 w-[calc(100vw-32px)] max-w-[440px] -translate-x-1/2 rounded-[14px] border border-line bg-surface-1 shadow-2"
        >
          <div className="px-4 pt-3.5 pb-4">
            <Radix.Title className="text-[15px] leading-7 font-semibold">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-0.5 flex flex-col gap-2 text-ink-2 wrap-anywhere">{children}</div>
            </Radix.Description>
            {failure && (
              <Banner tone="error" className="mt-3">
                {failure}
              </Banner>
            )}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
            <Radix.Cancel className={buttonClass()}>Cancel</Radix.Cancel>
            <Button tone={isDangerous ? 'danger' : 'primary'} isBusy={isBusy} onClick={() => void confirm()}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
