import { cn } from '@/lib/cn.ts'
import { useStageScale } from './useStageScale.ts'

/** `ready`: a recording is armed. `offered`: the live run does not get any further. `on`: the recording is on stage. */
export type NetState = 'ready' | 'offered' | 'on'

const names: Record<NetState, string> = {
  ready: 'A recording is armed',
  offered: 'The live run needs the recording. N goes on from it',
  on: 'The recording is on stage',
}

/** What only the presenter can tell: a ring, a dot or a line in the corner, and no word. */
export function NetMark({ state }: { state: NetState }) {
  const scale = useStageScale()
  return (
    <span
      role="img"
      aria-label={names[state]}
      style={{ zoom: scale }}
      className={cn(
        'pointer-events-none absolute top-3 right-3',
        state === 'ready' && 'size-[7px] rounded-full border border-ink-3',
        state === 'offered' && 'size-[7px] rounded-full bg-k-wait',
        state === 'on' && 'h-[2px] w-[18px] bg-ink-3',
      )}
    />
  )
}
