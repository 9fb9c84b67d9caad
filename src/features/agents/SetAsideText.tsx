import { differingParts } from '@/domain/agentParts.ts'
import type { Json } from '@/domain/json.ts'
import { Button } from '@/ui/Button.tsx'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Panel } from '@/ui/Panel.tsx'

export interface SetAsideTextProps {
  from: Json
  typed: Json
  onDismiss: () => void
}

/** What somebody typed before they took another version: still here, field by field, to copy from. */
export function SetAsideText({ from, typed, onDismiss }: SetAsideTextProps) {
  return (
    <Panel
      title="What you had typed"
      aside={
        <Button tone="ghost" className="-mr-2.5" onClick={onDismiss}>
          Dismiss
        </Button>
      }
    >
      <dl>
        {differingParts(from, typed).map(({ label, after }) => (
          <div
            key={label}
            className="grid grid-cols-[150px_minmax(0,1fr)_28px] items-start gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0"
          >
            <dt className="font-medium wrap-anywhere">{label}</dt>
            <dd className="max-h-40 overflow-y-auto font-mono text-small whitespace-pre-wrap text-ink-2 wrap-anywhere">
              {after || 'empty'}
            </dd>
            <dd>
              <CopyButton text={after} label={`Copy ${label}`} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
