import { Pause, Play } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { formatClock } from '@/lib/formatClock.ts'
import type { Replay } from '../replay/createReplay.ts'
import { Scrubber } from '../replay/Scrubber.tsx'
import { speeds } from '../replay/speeds.ts'

/** The tape below the stage: play, pause, how fast, and where. */
export function StageTransport({ replay, scale }: { replay: Replay; scale: number }) {
  const state = useSyncExternalStore(replay.subscribe, replay.state)
  const { isPlaying, speed, offsetMs } = state
  const faster = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
  return (
    <section
      aria-label="Replay"
      style={{ zoom: scale }}
      // A click leaves the keys with the presenter.
      onMouseDown={(event) => event.preventDefault()}
      className="flex flex-none items-center gap-[18px] px-12 pt-2 pb-6"
    >
      <div className="flex items-center gap-1.5">
        <button
          type="button"
          aria-label={isPlaying ? 'Pause' : 'Play'}
          onClick={isPlaying ? replay.pause : replay.play}
          className="grid size-10 place-items-center rounded-full bg-ink text-surface-1 [&_svg]:size-[15px]"
        >
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </button>
        <button
          type="button"
          aria-label={`Speed ${speed}×, change to ${faster}×`}
          onClick={() => replay.setSpeed(faster)}
          className="h-[30px] min-w-[30px] rounded-full bg-surface-2 px-1.5 font-medium text-ink-2 tabular-nums hover:text-ink"
        >
          {speed}×
        </button>
      </div>
      <Scrubber replay={replay} state={state} />
      <p className="min-w-[92px] text-right font-mono text-ink-3 tabular-nums">
        {formatClock(offsetMs)} / {formatClock(replay.tape.clock.durationMs)}
      </p>
    </section>
  )
}
