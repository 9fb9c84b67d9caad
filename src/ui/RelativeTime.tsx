import { formatRelative } from '@/lib/formatRelative.ts'
import { useNow } from './useNow.ts'

/** "2 min ago", kept current; the exact instant in the tooltip. Shows "–" for an instant that is not known. */
export function RelativeTime({ at, className }: { at: string | null; className?: string }) {
  const nowMs = useNow()
  const atMs = at === null ? Number.NaN : Date.parse(at)
  if (at === null || Number.isNaN(atMs)) return <span className={className}>–</span>
  return (
    <time dateTime={at} title={new Date(atMs).toLocaleString()} className={className}>
      {formatRelative(atMs, Math.max(nowMs, Date.now()))}
    </time>
  )
}
