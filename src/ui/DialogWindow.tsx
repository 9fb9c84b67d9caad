import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'
import { IconButton } from './IconButton.tsx'
import { useReturnFocus } from './useReturnFocus.ts'

export interface DialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  description?: ReactNode
  /** Buttons at the bottom, the main one last. */
  footer?: ReactNode
  isWide?: boolean
  children: ReactNode
}

/** A window over the page. It traps the focus and gives it back to what opened it. */
export function DialogWindow({
  isOpen,
  onOpenChange,
  title,
  description,
  footer,
  isWide = false,
  children,
}: DialogProps) {
  const returnFocus = useReturnFocus()
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_260/0.28)] dark:bg-[oklch(0_0_0/0.5)]" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          {...returnFocus}
          className={cn(
            'fixed top-[min(104px,8vh)] left-1/2 z-40 flex max-h-[84vh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col rounded-[14px] border border-line bg-surface-1 shadow-2',
            isWide ? 'max-w-[760px]' : 'max-w-[520px]',
          )}
        >
          <div className="px-4 pt-3.5 pb-2.5">
            <Radix.Title className="truncate pr-9 text-[15px] leading-7 font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-ink-2">{description}</Radix.Description>}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-4">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>}
          {/* Last in order, so that the focus starts at the first field. */}
          <Radix.Close asChild>
            <IconButton label="Close" hasTooltip={false} className="absolute top-3.5 right-3">
              <X />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
