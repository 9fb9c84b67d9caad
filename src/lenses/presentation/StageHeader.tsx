import { EyeOff } from 'lucide-react'
import { Pill } from '@/ui/Pill.tsx'

interface StageHeaderProps {
  title: string
  agentName: string | null
  /** For instance `turn 2 of 3`; null while it is not known. */
  turn: string | null
  isMasked: boolean
  /** How fast a recording is played; null for what is live. */
  speed: number | null
  scale: number
  onLeave: () => void
}

/** The one line above the stage. */
export function StageHeader(props: StageHeaderProps) {
  const { title, agentName, turn, isMasked, speed, scale, onLeave } = props
  return (
    <header
      style={{ zoom: scale }}
      className="flex flex-none items-center gap-3 px-12 pt-[22px] pb-3 text-[15px] text-ink-2 tabular-nums"
    >
      <h1 title={title} className="min-w-0 truncate font-semibold text-[17px] text-ink tracking-[-0.01em]">
        {title}
      </h1>
      <p className="flex max-w-[40%] flex-none gap-[0.5ch]">
        {agentName !== null && <span className="truncate">{agentName}</span>}
        {agentName !== null && turn !== null && <span aria-hidden="true">·</span>}
        <span className="flex-none">{turn}</span>
      </p>
      <span className="flex-1" />
      {isMasked && (
        <span title="Secrets and costs are masked" className="flex items-center gap-1.5 text-[13px] text-ink-3">
          <EyeOff aria-hidden className="size-4" strokeWidth={1.75} />
          masked
        </span>
      )}
      {speed !== null && <Pill tone="ok">replay {speed}×</Pill>}
      <button
        type="button"
        onClick={onLeave}
        aria-label="Leave the presentation"
        className="rounded-1 border border-line-strong border-b-[1.5px] px-1.5 py-0.5 font-mono text-[13px] text-ink-3 hover:text-ink"
      >
        Esc
      </button>
    </header>
  )
}
