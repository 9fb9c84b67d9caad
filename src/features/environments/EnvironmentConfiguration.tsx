import { FormJsonSwitch } from '@/ui/FormJsonSwitch.tsx'
import { JsonTextField } from '@/ui/JsonTextField.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { EnvironmentFields } from './EnvironmentFields.tsx'
import type { EnvironmentDraft } from './useEnvironmentDraft.ts'

export interface EnvironmentConfigurationProps {
  draft: Pick<EnvironmentDraft, 'form' | 'formJson' | 'generation'>
  isDisabled?: boolean
}

/** What an environment is made of, as a form or as its JSON. */
export function EnvironmentConfiguration({ draft, isDisabled = false }: EnvironmentConfigurationProps) {
  const { form, formJson, generation } = draft
  return (
    <Panel title="Configuration" aside={<FormJsonSwitch formJson={formJson} />}>
      {formJson.text === null ? (
        <EnvironmentFields form={form} isDisabled={isDisabled} generation={generation} />
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
