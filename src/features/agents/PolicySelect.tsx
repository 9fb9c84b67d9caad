import { type PermissionPolicy, permissionPolicies } from '@/domain/agentTools.ts'
import { cn } from '@/lib/cn.ts'
import { FilterSelect } from '@/ui/FilterSelect.tsx'

export const policyWords: Record<PermissionPolicy, string> = {
  always_allow: 'allow',
  always_ask: 'ask',
  always_deny: 'deny',
}

const toPolicy = (value: string | undefined) => permissionPolicies.find((one) => one === value) ?? null

export interface ToolPolicySelectProps {
  label: string
  /** Null leaves it to the default. */
  value: PermissionPolicy | null
  onChange: (policy: PermissionPolicy | null) => void
  className?: string
}

/** Whether one tool may run, asks a person first, or never runs. */
export function ToolPolicySelect({ label, value, onChange, className }: ToolPolicySelectProps) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(toPolicy(event.target.value))}
      className={cn(
        'field-sizing-content cursor-pointer appearance-none bg-transparent px-2 text-right text-mini',
        value === null ? 'text-ink-3' : 'font-medium text-ink',
        className,
      )}
    >
      <option value="">default</option>
      {permissionPolicies.map((policy) => (
        <option key={policy} value={policy}>
          {policyWords[policy]}
        </option>
      ))}
    </select>
  )
}

export interface DefaultPolicySelectProps {
  label: string
  value: PermissionPolicy
  onChange: (policy: PermissionPolicy) => void
}

/** What holds for the tools that have no rule of their own. */
export function DefaultPolicySelect({ label, value, onChange }: DefaultPolicySelectProps) {
  return (
    <FilterSelect
      label={label}
      value={value}
      isRequired
      options={permissionPolicies.map((policy) => ({ value: policy, label: policyWords[policy] }))}
      onChange={(policy) => onChange(toPolicy(policy) ?? 'always_allow')}
    />
  )
}
