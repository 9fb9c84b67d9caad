import { ArrowDown, ArrowUp } from 'lucide-react'
import { sayCount } from '@/lenses/quantities.ts'
import { Button } from '@/ui/Button.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { Switch } from '@/ui/Switch.tsx'

interface PairBarProps {
  differences: number
  onlyDifferences: boolean
  onOnlyDifferences: (isOn: boolean) => void
  onGo: (by: 1 | -1) => void
}

/** Stays above the rows: how many differ, the switch that leaves the rest out, and the way from one to the next. */
export function PairBar({ differences, onlyDifferences, onOnlyDifferences, onGo }: PairBarProps) {
  return (
    <div className="sticky top-0 z-20 flex h-[44px] items-center gap-x-3 rounded-t-3 border-line border-b bg-surface-1 px-3.5 whitespace-nowrap">
      <h2 className="font-semibold text-[12.5px]">Side by side</h2>
      <span role="status" className="text-ink-3 tabular-nums">
        {differences === 0 ? 'no differences' : sayCount(differences, 'difference')}
      </span>
      <Switch
        label="Only differences"
        checked={onlyDifferences}
        onChange={(event) => onOnlyDifferences(event.target.checked)}
        className="ml-auto"
      />
      <Button tone="ghost" disabled={differences === 0} onClick={() => onGo(-1)}>
        <ArrowUp aria-hidden />
        Previous <Kbd>E</Kbd>
      </Button>
      <Button tone="ghost" disabled={differences === 0} onClick={() => onGo(1)}>
        <ArrowDown aria-hidden />
        Next <Kbd>e</Kbd>
      </Button>
    </div>
  )
}
