import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

const tones = {
  error: 'border-k-error/30 bg-k-error-soft text-k-error',
  wait: 'border-k-wait/30 bg-k-wait-soft text-k-wait',
  info: 'border-line bg-surface-2 text-ink-2',
}

export interface BannerProps {
  tone: keyof typeof tones
  /** A button or link beside the text. */
  action?: ReactNode
  className?: string
  children: ReactNode
}

/** Something to know about the page as a whole. An error interrupts, the others wait for a pause. */
export function Banner({ tone, action, className, children }: BannerProps) {
  const Icon = tone === 'info' ? Info : CircleAlert
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={cn('flex items-start gap-2 rounded-2 border px-3 py-2', tones[tone], className)}
    >
      <Icon aria-hidden strokeWidth={1.75} className="mt-0.5 size-[15px] shrink-0" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
      {action}
    </div>
  )
}
