import { FormJsonSwitch } from '@/ui/FormJsonSwitch.tsx'
import { JsonTextField } from '@/ui/JsonTextField.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { DeploymentFields } from './DeploymentFields.tsx'
import type { DeploymentDraft } from './useDeploymentDraft.ts'

export interface DeploymentConfigurationProps {
  draft: Pick<DeploymentDraft, 'form' | 'formJson'>
  workspace: string
  isDisabled?: boolean
}

/** What a deployment is made of, as a form or as its JSON. */
export function DeploymentConfiguration({ draft, workspace, isDisabled = false }: DeploymentConfigurationProps) {
  const { form, formJson } = draft
  return (
    <Panel title="Configuration" aside={<FormJsonSwitch formJson={formJson} />}>
      {formJson.text === null ? (
        <DeploymentFields form={form} workspace={workspace} isDisabled={isDisabled} />
      ) : (
        <JsonTextField
          label="Deployment as JSON"
          className="px-3.5 py-3"
          hasTools
          rows={24}
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
