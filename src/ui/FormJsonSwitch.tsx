import { Segmented } from './Segmented.tsx'
import type { FormJson } from './useFormJson.ts'

const options = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const

/** Shows a form as its JSON and back. It stays on JSON while that cannot be read. See `useFormJson`. */
export function FormJsonSwitch({ formJson }: { formJson: Pick<FormJson, 'mode' | 'choose'> }) {
  return <Segmented label="Shown as" value={formJson.mode} options={options} onChange={formJson.choose} />
}
