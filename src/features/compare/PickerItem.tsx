import type { ReactNode } from 'react'

interface PickerItemProps {
  name: string
  pill?: ReactNode
  onChoose: () => void
  /** Facts behind the name. */
  children: ReactNode
}

export function PickerItem({ name, pill, onChoose, children }: PickerItemProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="flex h-9 w-full min-w-0 items-center gap-2.5 rounded-2 px-2 text-left hover:bg-surface-2"
      >
        <span title={name} className="min-w-0 flex-1 truncate font-medium">
          {name}
        </span>
        {pill}
        <span className="max-w-[45%] shrink-0 truncate text-ink-3 text-small tabular-nums">{children}</span>
      </button>
    </li>
  )
}
