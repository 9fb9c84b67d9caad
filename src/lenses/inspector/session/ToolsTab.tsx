import { useMemo } from 'react'
import type { SessionStatistics } from '@/domain/session/statistics/sessionStatistics.ts'
import { type ToolFigures, toolFigures } from '@/domain/session/statistics/toolFigures.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { Nothing } from '../Nothing.tsx'
import { JumpList } from './JumpList.tsx'

interface ToolsTabProps {
  statistics: SessionStatistics
  onSelect: (eventId: string) => void
}

/** How often each tool was called, how it went and how long it took, with the way to what stands out. */
export function ToolsTab({ statistics, onSelect }: ToolsTabProps) {
  const tools = useMemo(() => toolFigures(statistics.calls), [statistics.calls])
  const summaries = useMemo(
    () => new Map(statistics.calls.map(({ eventId, summary }) => [eventId, summary || eventId])),
    [statistics.calls],
  )
  if (tools.length === 0) return <Nothing>No tool has been called.</Nothing>
  return (
    <>
      <table aria-label="Tools" className="w-full text-small tabular-nums">
        <thead>
          <tr className="text-ink-3 text-mini [&>th]:px-1.5 [&>th]:py-1.5 [&>th]:text-right [&>th]:font-normal">
            <th scope="col" className="!pl-3.5 !text-left">
              Tool
            </th>
            <th scope="col">Calls</th>
            <th scope="col">Median</th>
            <th scope="col" className="!pr-3.5">
              p95
            </th>
          </tr>
        </thead>
        {tools.map((tool) => (
          <tbody key={tool.name} className="border-line border-t">
            <tr className="[&>td]:px-1.5 [&>td]:pt-1.5 [&>td]:text-right [&>td]:font-mono">
              <th scope="row" className="max-w-0 truncate py-1.5 pb-0 pl-3.5 text-left font-medium" title={tool.name}>
                {tool.name}
              </th>
              <td className="w-14">{tool.calls.toLocaleString('en')}</td>
              <td className="w-[68px]">{sayTime(tool.medianMs)}</td>
              <td className="w-[76px] !pr-3.5">{sayTime(tool.p95Ms)}</td>
            </tr>
            <tr>
              <td colSpan={4} className="px-3.5 pb-1.5 text-ink-3">
                <Details tool={tool} summaries={summaries} onSelect={onSelect} />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
      <p className="border-line border-t px-3.5 py-2 text-ink-3 text-mini">
        Times run from the call to its result, with what a person took to allow it. Calls that were denied are left out.
      </p>
    </>
  )
}

interface DetailsProps {
  tool: ToolFigures
  summaries: ReadonlyMap<string, string>
  onSelect: (eventId: string) => void
}

function Details({ tool, summaries, onSelect }: DetailsProps) {
  const { slowest } = tool
  const rest = [tool.interrupted > 0 && `${tool.interrupted} interrupted`, tool.open > 0 && `${tool.open} open`]
  const words = rest.filter((part) => part !== false).join(' · ')
  return (
    <>
      <span className="flex flex-wrap gap-x-3">
        {slowest && (
          <button type="button" className="hover:text-ink hover:underline" onClick={() => onSelect(slowest.eventId)}>
            Slowest {formatDuration(slowest.durationMs)}
          </button>
        )}
        {words && <span>{words}</span>}
      </span>
      {[
        { label: 'failed', eventIds: tool.failures },
        { label: 'denied', eventIds: tool.denied },
      ].map(
        ({ label, eventIds }) =>
          eventIds.length > 0 && (
            <Disclosure key={label} summary={<span className="text-k-error">{`${eventIds.length} ${label}`}</span>}>
              <JumpList
                label={`${tool.name} ${label}`}
                jumps={eventIds.map((eventId) => ({ eventId, text: summaries.get(eventId) ?? eventId }))}
                onSelect={onSelect}
              />
            </Disclosure>
          ),
      )}
    </>
  )
}

const sayTime = (ms: number | null) => (ms === null ? '–' : formatDuration(ms))
