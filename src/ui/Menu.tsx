import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from './PartBoundary.tsx'
import { MissingWindow } from './WindowBoundary.tsx'

// Radix's menu is large and nobody opens one before the page is there, so it is fetched behind the first paint.
const part = () => import('./RadixMenu.tsx')
const RadixMenu = lazy(patiently(async () => ({ default: (await part()).Menu })))
const RadixItem = lazy(patiently(async () => ({ default: (await part()).MenuItem })))
const RadixLabel = lazy(patiently(async () => ({ default: (await part()).MenuLabel })))
const RadixSeparator = lazy(patiently(async () => ({ default: (await part()).MenuSeparator })))
const RadixChoice = lazy(patiently(async () => ({ default: (await part()).MenuChoice<string> })))

export interface MenuProps {
  /** One button. It gets the menu's state and keys. */
  trigger: ReactElement<{ onClick?: () => void; 'aria-haspopup'?: 'menu' }>
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  children: ReactNode
}

/** A menu below a button. A click that comes before the menu's code opens it as soon as that is there. */
export function Menu({ trigger, ...rest }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const early = cloneElement(trigger, { onClick: () => setIsOpen(true), 'aria-haspopup': 'menu' })
  const missing = (
    <>
      {early}
      {isOpen && <MissingWindow onClose={() => setIsOpen(false)} />}
    </>
  )
  return (
    <PartBoundary name="The menu" instead={missing}>
      <Suspense fallback={early}>
        <RadixMenu trigger={trigger} isOpen={isOpen} onOpenChange={setIsOpen} {...rest} />
      </Suspense>
    </PartBoundary>
  )
}

export interface MenuItemProps {
  onSelect: () => void
  icon?: ReactNode
  isDangerous?: boolean
  isDisabled?: boolean
  /** Why the item is disabled, or its shortcut. */
  hint?: ReactNode
  children: ReactNode
}

export function MenuItem(props: MenuItemProps) {
  return <RadixItem {...props} />
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <RadixLabel>{children}</RadixLabel>
}

export function MenuSeparator() {
  return <RadixSeparator />
}

export interface MenuChoiceProps<Value extends string> {
  label?: string
  value: Value
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[]
  onChange: (value: Value) => void
}

/** One of a few inside a menu, with a mark at the current one. */
export function MenuChoice<Value extends string>({ options, onChange, ...rest }: MenuChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find(({ value }) => value === chosen)
    if (option) onChange(option.value)
  }
  return <RadixChoice {...rest} options={options} onChange={choose} />
}
