import { type ComparedTotals, totalsOf } from '@/domain/compare/compareTotals.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Panel } from '@/ui/Panel.tsx'
import type { ComparedSide } from './ComparedSide.ts'

interface TotalRow {
  name: string
  left: number | undefined
  right: number | undefined
  say: (value: number) => string
}

/** The sums of both sides and how far they are apart. */
export function TotalsPanel({ left, right }: { left: ComparedSide; right: ComparedSide }) {
  const rows = toRows(totalsOf(left.digest), totalsOf(right.digest))
  return (
    <Panel title="Totals">
      <table aria-label="Totals" className="w-full table-fixed border-collapse tabular-nums">
        <thead>
          <tr className="text-ink-3 text-small">
            <th scope="col" className="h-7 px-3.5 text-left font-medium">
              <span className="sr-only">What</span>
            </th>
            {['Left', 'Right', 'Difference'].map((name) => (
              <th key={name} scope="col" className="w-[22%] px-3.5 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, left: one, right: other, say }) => (
            <tr key={name} className="border-line border-t">
              <th scope="row" title={name} className="h-7 truncate px-3.5 text-left font-normal text-ink-2">
                {name}
              </th>
              <td className="px-3.5 text-right">{one === undefined ? '–' : say(one)}</td>
              <td className="px-3.5 text-right">{other === undefined ? '–' : say(other)}</td>
              <td className="px-3.5 text-right font-medium">{sayDifference(one, other, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function sayDifference(one: number | undefined, other: number | undefined, say: (value: number) => string) {
  if (one === undefined || other === undefined) return '–'
  if (one === other) return <span className="font-normal text-ink-3">same</span>
  return `${other > one ? '+' : '−'}${say(Math.abs(other - one))}`
}

const sayCredits = (value: number) => String(Math.round(value * 1000) / 1000)

function toRows(left: ComparedTotals, right: ComparedTotals): TotalRow[] {
  const row = (name: string, one: number | undefined, other: number | undefined, say = formatCount): TotalRow => ({
    name,
    left: one,
    right: other,
    say,
  })
  const count = (totals: ComparedTotals, tool: string) => totals.tools.find(({ name }) => name === tool)?.count ?? 0
  const tools = [...new Set([...left.tools, ...right.tools].map(({ name }) => name))]
  const used = [
    row('Input tokens', left.usage.inputTokens, right.usage.inputTokens),
    row('Output tokens', left.usage.outputTokens, right.usage.outputTokens),
    row('Credits', left.usage.totalCredits, right.usage.totalCredits, sayCredits),
  ].filter((one) => one.left !== undefined || one.right !== undefined)
  return [
    row('Turns', left.turns, right.turns),
    row('Time at work', left.workMs, right.workMs, formatDuration),
    ...used,
    row('Errors', left.errors, right.errors),
    row('Failed calls', left.failedCalls, right.failedCalls),
    row('Tool calls', left.calls, right.calls),
    ...tools.map((tool) => row(tool, count(left, tool), count(right, tool))),
  ]
}
