import { cn } from '@/lib/cn.ts'
import { CopyButton } from '@/ui/CopyButton.tsx'
import type { Fact } from './Fact.ts'
import { Sub } from './Sub.tsx'

interface FactsProps {
  facts: readonly Fact[]
  onSelect: (eventId: string) => void
}

/** Labels and values in two columns; long texts below them. */
export function Facts({ facts, onSelect }: FactsProps) {
  const lines = facts.filter((fact) => !fact.isText)
  const texts = facts.filter((fact) => fact.isText)
  return (
    <>
      <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-2.5 px-3.5 py-2.5 text-[12.5px]">
        {lines.map((fact) => (
          <div key={fact.label} className="group col-span-2 grid min-h-[25px] grid-cols-subgrid items-center">
            <dt className="text-ink-3">{fact.label}</dt>
            <dd className="flex min-w-0 items-center gap-1.5 tabular-nums">
              <FactValue fact={fact} onSelect={onSelect} />
              {fact.detail && <span className="flex-none text-ink-3">{fact.detail}</span>}
              {fact.isId && (
                <span className="-my-1 ml-auto opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
                  <CopyButton text={fact.value} label={`Copy ${fact.label.toLowerCase()}`} className="h-6 w-6" />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {texts.map((fact) => (
        <section key={fact.label} aria-label={fact.label}>
          <Sub title={fact.label} />
          <p className="px-3.5 pb-3 text-[12.5px] whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
            {fact.value}
          </p>
        </section>
      ))}
    </>
  )
}

function FactValue({ fact, onSelect }: { fact: Fact; onSelect: (eventId: string) => void }) {
  const { value, eventId, isId } = fact
  const look = cn('min-w-0 truncate', isId && 'font-mono text-small')
  if (!eventId)
    return (
      <span className={look} title={value.length > 24 ? value : undefined}>
        {isId ? middleCut(value) : value}
      </span>
    )
  return (
    <button
      type="button"
      title={value}
      className={cn(look, 'text-left hover:underline')}
      onClick={() => onSelect(eventId)}
    >
      {isId ? middleCut(value) : value}
    </button>
  )
}

/** An id short enough for its column: its beginning says what it is, its end tells it from others. */
const middleCut = (id: string) => (id.length <= 24 ? id : `${id.slice(0, 17)}…${id.slice(-4)}`)
