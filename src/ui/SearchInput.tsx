import { Search } from 'lucide-react'
import type { InputHTMLAttributes } from 'react'
import { cn } from '@/lib/cn.ts'
import { controlClass } from './controlClass.ts'

interface SearchInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'placeholder'> {
  /** Its name, and what it says while it is empty. */
  label: string
}

/** The field above a list that narrows it by a text. */
export function SearchInput({ label, className, ...input }: SearchInputProps) {
  return (
    <span className="relative flex">
      <Search
        aria-hidden
        strokeWidth={1.75}
        className="pointer-events-none absolute top-[6.5px] left-2.5 size-[15px] text-ink-3"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        {...input}
        className={controlClass(cn('h-7 !w-56 !pl-8 max-[1100px]:!w-44', className))}
      />
    </span>
  )
}
