import { X } from 'lucide-react'
import { withoutSecrets } from '@/domain/secretMembers.ts'
import { Field, type FieldProps } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'

export interface OtherResourcesProps extends Pick<FieldProps, 'layout' | 'error'> {
  resources: readonly unknown[]
  onChange: (resources: unknown[]) => void
  isDisabled: boolean
}

/** Resources that no row can hold whole. They are sent as they are, and changed in the JSON. */
export function OtherResources({ resources, onChange, isDisabled, ...field }: OtherResourcesProps) {
  return (
    <Field {...field} label="Other resources" description="Kept as they are. The JSON changes them.">
      {(control) => (
        <ul id={control.id} aria-label="Other resources" className="flex min-w-0 flex-col gap-1.5">
          {resources.map((resource, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are only removed, and none holds a state
            <li key={index} className="flex items-start gap-1.5">
              <pre className="max-h-40 min-w-0 flex-1 overflow-auto rounded-2 border border-line bg-surface-0 px-[9px] py-[5px] font-mono text-small whitespace-pre-wrap">
                {JSON.stringify(withoutSecrets(resource, '…'), null, 2)}
              </pre>
              {!isDisabled && (
                <IconButton
                  label={`Remove other resource ${index + 1}`}
                  onClick={() => onChange(resources.filter((_, at) => at !== index))}
                >
                  <X />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Field>
  )
}
