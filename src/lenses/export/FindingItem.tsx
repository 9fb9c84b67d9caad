import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import { Segmented } from '@/ui/Segmented.tsx'
import { sayCount } from '../quantities.ts'

interface FindingItemProps {
  finding: Finding
  isMasked: boolean
  onDecide: (isMasked: boolean) => void
}

const shownCharacters = 60

/** One value that may be a secret, in its surroundings. */
export function FindingItem({ finding, isMasked, onDecide }: FindingItemProps) {
  const { kind, value, count, contexts } = finding
  const short = value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value
  return (
    <li className="flex gap-3 border-line border-b px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="text-ink-2">
          <span className="font-medium text-ink">{kind}</span> · {sayCount(count, 'place')}
        </p>
        <ul className="mt-1 flex flex-col gap-0.5 font-mono text-ink-3 text-small">
          {contexts.slice(0, 3).map(({ place, before, after }, index) => (
            // Contexts have no name of their own and never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} title={place} className="truncate whitespace-pre">
              {oneLine(before)}
              <mark
                className={
                  isMasked ? 'rounded-1 bg-k-error-soft text-k-error line-through' : 'rounded-1 bg-surface-3 text-ink'
                }
              >
                {oneLine(short)}
              </mark>
              {oneLine(after)}
            </li>
          ))}
        </ul>
      </div>
      <Segmented
        label={`${kind}: ${oneLine(short)}`}
        value={isMasked ? 'mask' : 'keep'}
        options={[
          { value: 'mask', label: 'Mask' },
          { value: 'keep', label: 'Keep' },
        ]}
        onChange={(choice) => onDecide(choice === 'mask')}
      />
    </li>
  )
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
