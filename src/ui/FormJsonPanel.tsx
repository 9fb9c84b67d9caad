import type { ReactNode } from 'react'
import { FormJsonSwitch } from './FormJsonSwitch.tsx'
import { JsonTextField } from './JsonTextField.tsx'
import { Panel } from './Panel.tsx'
import type { FormJson } from './useFormJson.ts'

export interface FormJsonPanelProps {
  formJson: FormJson
  isDisabled?: boolean
  /** The fields of the form. */
  children: ReactNode
}

/** What something is made of, as a form or as its JSON. */
export function FormJsonPanel({ formJson, isDisabled = false, children }: FormJsonPanelProps) {
  return (
    <Panel title="Configuration" aside={<FormJsonSwitch formJson={formJson} />}>
      {formJson.text === null ? (
        children
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
