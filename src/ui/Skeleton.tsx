import { cn } from '@/lib/cn.ts'

/** The shape of something that is being read. Give it the size of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded-1 bg-surface-3', className)} />
}
