import { Button } from './Button.tsx'
import { CopyButton } from './CopyButton.tsx'
import { Panel } from './Panel.tsx'

export interface SetAsideTextProps {
  /** What was typed, part by part. */
  parts: readonly { label: string; text: string }[]
  onDismiss: () => void
}

/** What somebody typed before they took another state: still here, field by field, to copy from. */
export function SetAsideText({ parts, onDismiss }: SetAsideTextProps) {
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
        {parts.map(({ label, text }) => (
          <div
            key={label}
            className="grid grid-cols-[150px_minmax(0,1fr)_28px] items-start gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0"
          >
            <dt className="font-medium wrap-anywhere">{label}</dt>
            <dd className="max-h-40 overflow-y-auto font-mono text-small whitespace-pre-wrap text-ink-2 wrap-anywhere">
              {text || 'empty'}
            </dd>
            <dd>
              <CopyButton text={text} label={`Copy ${label}`} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
