import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { createContext, type ReactNode, useContext, useRef } from 'react'
import { cn } from '@/lib/cn.ts'
import type { MenuChoiceProps, MenuItemProps, MenuProps } from './Menu.tsx'

const itemClass = cn(
  'flex min-h-7 cursor-pointer items-center gap-2 rounded-1 px-2 py-1 outline-none select-none',
  'data-highlighted:bg-surface-2 data-disabled:cursor-not-allowed data-disabled:text-ink-3',
  '[&_svg]:size-[15px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
)

/** Does what an item stands for once the menu has given the focus back, so that a dialog knows where it came from. */
const AfterClose = createContext<(action: () => void) => void>((action) => action())

export interface RadixMenuProps extends MenuProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export function Menu({ trigger, align = 'end', side = 'bottom', isOpen, onOpenChange, children }: RadixMenuProps) {
  const chosen = useRef<(() => void) | null>(null)
  const run = () => {
    const action = chosen.current
    chosen.current = null
    action?.()
  }
  const choose = (action: () => void) => {
    chosen.current = action
  }
  return (
    <Radix.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={() => queueMicrotask(run)}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-44 overflow-y-auto rounded-2 border border-line bg-surface-1 p-1 shadow-2"
        >
          <AfterClose value={choose}>{children}</AfterClose>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function MenuItem({ onSelect, icon, isDangerous, isDisabled, hint, children }: MenuItemProps) {
  const afterClose = useContext(AfterClose)
  return (
    <Radix.Item
      onSelect={() => afterClose(onSelect)}
      disabled={isDisabled}
      className={cn(itemClass, isDangerous && !isDisabled && 'text-k-error data-highlighted:bg-k-error-soft')}
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {hint && <span className="text-mini text-ink-3">{hint}</span>}
    </Radix.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-mini text-ink-3">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}

export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  const afterClose = useContext(AfterClose)
  return (
    <Radix.RadioGroup value={value} aria-label={label}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => afterClose(() => onChange(option.value))}
          className={itemClass}
        >
          {option.icon}
          <span className="min-w-0 flex-1">{option.label}</span>
          <span aria-hidden className="w-[15px]">
            {option.value === value && <Check />}
          </span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}
