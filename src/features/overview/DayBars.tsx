import type { DayOfSessions } from '@/domain/sessionsByDay.ts'

interface DayBarsProps {
  label: string
  days: readonly DayOfSessions[]
  value: (day: DayOfSessions) => number
  say: (value: number) => string
}

const heightPx = 34

/** One number a day as bars. The table beside it says the same in figures. */
export function DayBars({ label, days, value, say }: DayBarsProps) {
  const values = days.map(value)
  const total = values.reduce((sum, one) => sum + one, 0)
  const most = Math.max(1, ...values)
  return (
    <div>
      <p className="text-mini text-ink-3">{label}</p>
      <p className="mb-2 font-semibold text-title tabular-nums">{say(total)}</p>
      <svg
        role="img"
        aria-label={`${label} a day, oldest first: ${values.map(say).join(', ')}`}
        viewBox={`0 0 ${days.length * 10} ${heightPx}`}
        preserveAspectRatio="none"
        className="block h-[34px] w-full fill-k-tool"
      >
        {days.map((day, index) => {
          const height = Math.max(1, (value(day) / most) * heightPx)
          return <rect key={day.atMs} x={index * 10 + 1} y={heightPx - height} width={8} height={height} rx={0.5} />
        })}
      </svg>
    </div>
  )
}
