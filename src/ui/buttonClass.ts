import { cn } from '@/lib/cn.ts'

export type ButtonTone = 'default' | 'primary' | 'ghost' | 'danger'

const tones: Record<ButtonTone, string> = {
  default: 'border-line-strong bg-surface-1 shadow-1 hover:bg-surface-2',
  primary: 'border-ink bg-ink text-surface-1 shadow-1 hover:opacity-90',
  ghost: 'border-transparent text-ink-2 hover:bg-surface-2 hover:text-ink',
  danger: 'border-k-error/35 bg-surface-1 text-k-error shadow-1 hover:bg-k-error-soft',
}

/** The look of a button, for links that lead somewhere and look like one. */
export function buttonClass(tone: ButtonTone = 'default', className?: string): string {
  return cn(
    'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-2 border px-2.5 font-medium whitespace-nowrap no-underline',
    'transition-[background-color,opacity] duration-100 disabled:cursor-not-allowed disabled:opacity-50',
    '[&_svg]:size-[15px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
    tones[tone],
    className,
  )
}
