import { Switch } from '@/ui/Switch.tsx'
import { AxisButtons } from './AxisButtons.tsx'
import { failedPaint, idlePaint, phasePaint } from './tracePaint.ts'

interface TraceToolbarProps {
  isZoomed: boolean
  hasGaps: boolean
  isCompressed: boolean
  onCompress(isCompressed: boolean): void
  onZoom(factor: number): void
  onFitSession(): void
  onFitTurn(): void
}

/** How to move the time axis, for those who do not use a wheel, and what the bars mean. */
export function TraceToolbar(props: TraceToolbarProps) {
  const { isZoomed, hasGaps, isCompressed, onCompress, onZoom, onFitSession, onFitTurn } = props
  return (
    <div className="flex min-h-9 flex-none flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-2.5 py-0.5 text-mini">
      <AxisButtons {...{ isZoomed, onZoom, onFitSession, onFitTurn }} />
      <Switch
        label="Compress idle"
        checked={isCompressed}
        disabled={!hasGaps}
        onChange={(event) => onCompress(event.target.checked)}
      />
      <Legend />
      <p className="sr-only">Arrow keys move in the tree. W and S zoom in and out, A and D move along the time axis.</p>
    </div>
  )
}

const meanings = [
  ['Queued', phasePaint.queue],
  ['Model', phasePaint.model],
  ['Tool', phasePaint.tool],
  ['Waiting for a person', phasePaint.waiting],
  ['Failed', failedPaint],
  ['Idle', idlePaint],
] as const

function Legend() {
  return (
    <ul aria-label="Legend" className="ml-auto flex flex-wrap gap-x-3 text-ink-2">
      {meanings.map(([word, paint]) => (
        <li key={word} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="h-2.5 w-4 rounded-[3px] shadow-[inset_0_0_0_1px_var(--k-span)]"
            style={{ background: paint }}
          />
          {word}
        </li>
      ))}
    </ul>
  )
}
