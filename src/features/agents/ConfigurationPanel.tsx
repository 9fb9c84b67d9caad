import { FormJsonSwitch } from '@/ui/FormJsonSwitch.tsx'
import { JsonTextField } from '@/ui/JsonTextField.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { AgentFields } from './AgentFields.tsx'
import type { AgentDraft } from './useAgentDraft.ts'

export interface ConfigurationPanelProps {
  draft: Pick<AgentDraft, 'form' | 'formJson' | 'generation'>
  workspace: string
  /** Absent for a new agent. */
  agentId?: string
  isDisabled?: boolean
}

/** What an agent is made of, as a form or as its JSON. */
export function ConfigurationPanel({ draft, workspace, agentId, isDisabled = false }: ConfigurationPanelProps) {
  const { form, formJson, generation } = draft
  return (
    <Panel title="Configuration" aside={<FormJsonSwitch formJson={formJson} />}>
      {formJson.text === null ? (
        <AgentFields {...{ form, workspace, isDisabled, generation }} {...(agentId ? { agentId } : {})} />
      ) : (
        <JsonTextField
          label="Configuration as JSON"
          className="px-3.5 py-3"
          hasTools
          rows={18}
          text={formJson.text}
          onChange={formJson.change}
          problem={formJson.problem}
          handle={formJson.handle}
          isDisabled={isDisabled}
        />
      )}
    </Panel>
  )
}
