import { useMemo } from 'react'
import type { Json } from '@/domain/json.ts'
import { agentDifferences } from '@/domain/session/statistics/agentDifferences.ts'
import type { FieldDifference } from '@/domain/session/statistics/fieldDifferences.ts'
import { cn } from '@/lib/cn.ts'
import { type DiffLine, diffLines } from '../../code/diffLines.ts'
import { Facts } from '../Facts.tsx'
import { Nothing } from '../Nothing.tsx'
import { Sub } from '../Sub.tsx'

/** The agent this session runs with against what the agent is now, field by field. */
export function AgentTab({ snapshot, current }: { snapshot: Json | null; current: Json | null }) {
  const compared = useMemo(
    () => (snapshot && current ? agentDifferences(snapshot, current) : null),
    [snapshot, current],
  )
  if (!snapshot) return <Nothing>The session does not say which agent it runs with.</Nothing>
  const say = (value: unknown) => (value === undefined || value === null ? 'not told' : String(value))
  return (
    <>
      <Facts
        facts={[
          { label: 'Agent', value: say(snapshot.name ?? snapshot.id) },
          { label: 'This session', value: `version ${say(snapshot.version)}` },
          { label: 'Now', value: current ? `version ${say(current.version)}` : 'not known' },
        ]}
        onSelect={() => undefined}
      />
      {compared ? (
        <section aria-label="Differences">
          <Sub title="Differences">
            <span className="tabular-nums">{compared.differences.length}</span>
          </Sub>
          {compared.differences.length === 0 && (
            <p className="px-3.5 pb-2 text-ink-2">The agent works now as it does in this session.</p>
          )}
          {compared.differences.map((difference) => (
            <Difference key={difference.path} difference={difference} />
          ))}
          {compared.notCompared.length > 0 && (
            <p className="px-3.5 py-2 text-ink-3 text-small">
              Not compared, since only one side has them: {compared.notCompared.join(', ')}.
            </p>
          )}
        </section>
      ) : (
        <Nothing>The agent as it is now could not be read, so there is nothing to compare with.</Nothing>
      )}
    </>
  )
}

/** Unchanged lines are shown this close to a change, and no further. */
const contextLines = 2

function Difference({ difference }: { difference: FieldDifference }) {
  const lines = useMemo(
    () => nearChanges(diffLines(printed(difference.before), printed(difference.after))),
    [difference.before, difference.after],
  )
  return (
    <figure aria-label={difference.path} className="px-3.5 pb-3">
      <figcaption className="pb-1 font-mono text-small">{difference.path}</figcaption>
      <div className="overflow-hidden rounded-2 border border-line bg-surface-1 py-1 font-mono text-[11.8px] leading-[1.6]">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <Line key={index} line={line} />
        ))}
      </div>
    </figure>
  )
}

const looks = {
  removed: { sign: '−', word: 'before: ', className: 'bg-k-error-soft' },
  added: { sign: '+', word: 'now: ', className: 'bg-k-message-soft' },
  same: { sign: ' ', word: '', className: '' },
}

function Line({ line }: { line: DiffLine | null }) {
  if (!line) return <div className="px-2 text-ink-3">…</div>
  const { sign, word, className } = looks[line.kind]
  return (
    <div className={cn('grid grid-cols-[16px_1fr] px-2', className)}>
      <span aria-hidden="true">{sign}</span>
      <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {word && <span className="sr-only">{word}</span>}
        {line.text}
      </span>
    </div>
  )
}

function nearChanges(lines: readonly DiffLine[]): (DiffLine | null)[] {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - contextLines), at + contextLines + 1).some(({ kind }) => kind !== 'same')
  return lines.flatMap((line, at): (DiffLine | null)[] => {
    if (isNear(at)) return [line]
    return at === 0 || isNear(at - 1) ? [null] : []
  })
}

function printed(value: unknown): string {
  if (value === undefined) return '(not there)'
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
