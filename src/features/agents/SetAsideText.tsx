import { type AgentForm, agentFieldLabels, agentFieldText, changedAgentFields } from '@/domain/agentForm.ts'
import { Button } from '@/ui/Button.tsx'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Panel } from '@/ui/Panel.tsx'

export interface SetAsideTextProps {
  from: AgentForm
  typed: AgentForm
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
        {changedAgentFields(from, typed).map((field) => {
          const text = agentFieldText(typed, field)
          return (
            <div
              key={field}
              className="grid grid-cols-[150px_minmax(0,1fr)_28px] items-start gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0"
            >
              <dt className="font-medium">{agentFieldLabels[field]}</dt>
              <dd className="max-h-40 overflow-y-auto font-mono text-small whitespace-pre-wrap text-ink-2 wrap-anywhere">
                {text || 'empty'}
              </dd>
              <dd>
                <CopyButton text={text} label={`Copy ${agentFieldLabels[field]}`} />
              </dd>
            </div>
          )
        })}
      </dl>
    </Panel>
  )
}
