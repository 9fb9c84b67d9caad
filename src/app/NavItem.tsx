import type { ComponentProps, ReactNode } from 'react'
import { NavLink } from 'react-router'
import { cn } from '@/lib/cn.ts'

const itemClass = cn(
  'relative flex h-[30px] w-full items-center gap-[9px] rounded-2 px-[9px] text-left font-[450] text-ink-2 no-underline',
  'hover:bg-surface-2 hover:text-ink aria-[current=page]:bg-surface-3 aria-[current=page]:font-medium aria-[current=page]:text-ink',
  'max-[900px]:w-[34px] max-[900px]:justify-center max-[900px]:px-0',
  '[&_svg]:size-[15px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
)

export interface NavItemProps {
  to: string
  icon: ReactNode
  label: string
  /** Only when the path is exactly this one. */
  isExact?: boolean
  /** How many wait there; nothing is shown for none. */
  waiting?: number
}

/** A place to go. In a narrow window only its icon is left, and its name is the tooltip. */
export function NavItem({ to, icon, label, isExact = false, waiting = 0 }: NavItemProps) {
  return (
    <li>
      <NavLink to={to} end={isExact} title={label} className={itemClass}>
        {icon}
        <span className="truncate max-[900px]:sr-only">{label}</span>
        {waiting > 0 && (
          <span className="ml-auto rounded-full bg-k-wait-soft px-1.5 text-[11px] font-medium text-k-wait tabular-nums max-[900px]:absolute max-[900px]:top-0 max-[900px]:right-0 max-[900px]:px-1">
            {waiting}
            <span className="sr-only"> waiting for you</span>
          </span>
        )}
      </NavLink>
    </li>
  )
}

/** A button that looks like a place to go. */
export function NavButton({ icon, label, ...rest }: ComponentProps<'button'> & { icon: ReactNode; label: string }) {
  return (
    <button type="button" {...rest} title={label} className={itemClass}>
      {icon}
      <span className="truncate max-[900px]:sr-only">{label}</span>
    </button>
  )
}
