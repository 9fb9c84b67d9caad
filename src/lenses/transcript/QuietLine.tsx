import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

const tones = {
  quiet: 'text-ink-3',
  wait: 'font-medium text-k-wait',
  error: 'font-medium text-k-error',
}

/** One line that says something happened. The tone adds to the words, it does not replace them. */
export function QuietLine({ tone = 'quiet', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <p
      className={cn(
        'flex flex-wrap items-center gap-x-2 py-1.5 text-small tabular-nums [overflow-wrap:anywhere]',
        tones[tone],
      )}
    >
      {children}
    </p>
  )
}
