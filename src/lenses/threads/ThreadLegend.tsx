import { statusPaint } from './sayThread.ts'

const meanings = [
  ['Running', statusPaint.running],
  ['Idle', statusPaint.idle],
  ['Waiting for a person', statusPaint.waiting],
  ['Rescheduling', statusPaint.rescheduling],
  ['Status not told', statusPaint.seen],
] as const

/** What the segments of the lanes mean. */
export function ThreadLegend() {
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
