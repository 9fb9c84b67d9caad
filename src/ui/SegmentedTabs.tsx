import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { cn } from '@/lib/cn.ts'

export interface SegmentedTab<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
}

export interface SegmentedTabsProps<Value extends string> {
  /** Name of the tabs, for those who do not see them. */
  label: string
  /** Tabs are `{id}-tab-{value}`, the panel they open is `{id}-panel`. */
  id: string
  value: Value
  tabs: readonly SegmentedTab<Value>[]
  onChange: (value: Value) => void
}

/** Tabs that look like a switch. The arrow keys, Home and End move between them and open what they name. */
export function SegmentedTabs<Value extends string>({ label, id, value, tabs, onChange }: SegmentedTabsProps<Value>) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value)
    const last = tabs.length - 1
    const places: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }
    const place = places[event.key]
    const tab = place === undefined ? undefined : tabs[place]
    if (!tab || place === undefined) return
    event.preventDefault()
    onChange(tab.value)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[place]?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="inline-flex flex-none rounded-2 bg-surface-2 p-0.5"
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={`${id}-tab-${tab.value}`}
          aria-selected={tab.value === value}
          aria-controls={`${id}-panel`}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          className={cn(
            'flex h-6 items-center gap-1.5 rounded-[5px] px-2.5 font-medium whitespace-nowrap [&_svg]:size-[15px] [&_svg]:stroke-[1.75]',
            tab.value === value ? 'bg-surface-1 text-ink shadow-1' : 'text-ink-2 hover:text-ink',
          )}
        >
          {tab.icon}
          {tab.label}
        </button>
      ))}
    </div>
  )
}
