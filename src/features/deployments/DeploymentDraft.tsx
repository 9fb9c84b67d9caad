import type { UseFormReturn } from 'react-hook-form'
import type { DeploymentForm } from '@/domain/deployment/deploymentForm.ts'
import { Banner } from '@/ui/Banner.tsx'
import { FormJsonSwitch } from '@/ui/FormJsonSwitch.tsx'
import { JsonTextField } from '@/ui/JsonTextField.tsx'
import { Panel } from '@/ui/Panel.tsx'
import type { FormJson } from '@/ui/useFormJson.ts'
import { DeploymentFields } from './DeploymentFields.tsx'

export interface DeploymentDraftProps {
  form: UseFormReturn<DeploymentForm>
  formJson: FormJson
  workspace: string
  isDisabled?: boolean
}

export function DeploymentDraft({ form, formJson, workspace, isDisabled = false }: DeploymentDraftProps) {
  const { errors } = form.formState
  const wrong = Object.values(errors).flatMap((error) =>
    error && 'message' in error && error.message ? [String(error.message)] : [],
  )
  return (
    <Panel title="Configuration" aside={<FormJsonSwitch formJson={formJson} />}>
      {formJson.text === null ? (
        <DeploymentFields form={form} workspace={workspace} isDisabled={isDisabled} />
      ) : (
        <div className="flex flex-col gap-2 p-3.5">
          {wrong.length > 0 && <Banner tone="error">{wrong.join(' ')}</Banner>}
          <JsonTextField
            label="Deployment as JSON"
            text={formJson.text}
            onChange={formJson.change}
            problem={formJson.problem}
            handle={formJson.handle}
            isDisabled={isDisabled}
            hasTools
            rows={24}
          />
        </div>
      )}
    </Panel>
  )
}
