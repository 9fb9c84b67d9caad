import { formatDuration } from '@/lib/formatDuration.ts'
import { useNow } from '@/ui/useNow.ts'

/** How long it is until a run; the instant in the tooltip. */
export function NextRun({ at }: { at: string | null }) {
  const nowMs = useNow()
  const atMs = at === null ? Number.NaN : Date.parse(at)
  if (at === null || Number.isNaN(atMs)) return <>–</>
  const leftMs = atMs - Math.max(nowMs, Date.now())
  return (
    <time dateTime={at} title={new Date(atMs).toLocaleString()}>
      {leftMs < 60_000 ? 'soon' : `in ${sayWait(leftMs)}`}
    </time>
  )
}

const dayMs = 86_400_000

function sayWait(ms: number): string {
  if (ms >= 2 * dayMs) return `${Math.floor(ms / dayMs)} days`
  return formatDuration(Math.floor(ms / 60_000) * 60_000)
}
