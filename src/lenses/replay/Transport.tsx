import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { formatClock } from '@/lib/formatClock.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import type { Replay } from './createReplay.ts'
import { Scrubber } from './Scrubber.tsx'
import { Speeds } from './Speeds.tsx'
import { useReplayKeys } from './useReplayKeys.ts'

/** The hands that play a recording: play and pause, steps, speed, and the whole tape to scrub on. */
export function Transport({ replay }: { replay: Replay }) {
  const state = useSyncExternalStore(replay.subscribe, replay.state)
  const { tape } = replay
  const { isPlaying, speed, position, offsetMs } = state
  const pause = tape.pauses.find((one) => one.position === position)
  useReplayKeys(replay)

  return (
    <section
      aria-label="Replay"
      className="flex flex-none flex-wrap items-center gap-2 border-line border-t px-5 py-2.5"
    >
      <div className="flex items-center gap-0.5">
        <IconButton label="Previous turn" onClick={() => replay.stepTurn(-1)} disabled={position === 0}>
          <ChevronFirst aria-hidden />
        </IconButton>
        <IconButton label="Previous event" onClick={() => replay.stepEvent(-1)} disabled={position === 0}>
          <StepBack aria-hidden />
        </IconButton>
        <IconButton
          label={isPlaying ? 'Pause' : 'Play'}
          tone="primary"
          className="rounded-full"
          onClick={isPlaying ? replay.pause : replay.play}
        >
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </IconButton>
        <IconButton label="Next event" onClick={() => replay.stepEvent(1)} disabled={position === tape.length}>
          <StepForward aria-hidden />
        </IconButton>
        <IconButton label="Next turn" onClick={() => replay.stepTurn(1)} disabled={position === tape.length}>
          <ChevronLast aria-hidden />
        </IconButton>
      </div>
      <Speeds speed={speed} onSpeed={replay.setSpeed} />
      <Scrubber replay={replay} state={state} />
      <p className="min-w-[92px] text-right font-mono text-ink-3 text-small tabular-nums">
        {formatClock(offsetMs)} / {formatClock(tape.clock.durationMs)}
        {pause && (
          <span className="block text-tiny text-k-wait" title="Played in two seconds">
            pause of {formatDuration(pause.realMs)}
          </span>
        )}
      </p>
    </section>
  )
}
