import { Link } from 'react-router'
import type { ComparedRow } from '@/domain/compare/comparedRows.ts'
import { SideBySideDiff } from '@/lenses/code/SideBySideDiff.tsx'
import type { ComparedSide } from './ComparedSide.ts'
import { sideLink } from './sideLink.ts'

interface PairDetailsProps {
  row: Exclude<ComparedRow, { kind: 'alike' }>
  left: ComparedSide
  right: ComparedSide
  workspace: string
}

/** Everything a pair says, both sides whole and with their differences marked. */
export function PairDetails({ row, left, right, workspace }: PairDetailsProps) {
  const texts = textsOf(row)
  return (
    <div className="flex flex-col gap-2.5 pb-3">
      {texts.map(({ label, one, other }) => (
        <section key={label} aria-label={label}>
          <h3 className="mb-1 font-medium text-ink-2 text-small">{label}</h3>
          <SideBySideDiff left={one} right={other} label={label} />
        </section>
      ))}
      {texts.length === 0 && <p className="text-ink-3">There is no more to it than this.</p>}
      <p className="flex gap-4 text-small">
        {row.pair.left && (
          <Link
            to={sideLink(workspace, left.ref, row.pair.left.eventId)}
            className="rounded-1 text-ink-2 underline hover:text-ink"
          >
            Open the event on the left
          </Link>
        )}
        {row.pair.right && (
          <Link
            to={sideLink(workspace, right.ref, row.pair.right.eventId)}
            className="rounded-1 text-ink-2 underline hover:text-ink"
          >
            Open the event on the right
          </Link>
        )}
      </p>
    </div>
  )
}

function textsOf({ kind, pair }: PairDetailsProps['row']) {
  const made =
    kind === 'turn'
      ? [{ label: 'Asked', one: pair.left?.asked ?? '', other: pair.right?.asked ?? '' }]
      : [
          {
            label: (pair.left ?? pair.right)?.kind === 'call' ? 'Arguments' : 'Text',
            one: pair.left?.body ?? '',
            other: pair.right?.body ?? '',
          },
          { label: 'Output', one: pair.left?.result?.text ?? '', other: pair.right?.result?.text ?? '' },
        ]
  return made.filter(({ one, other }) => one !== '' || other !== '')
}
