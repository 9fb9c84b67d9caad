import {
  Download,
  FilePlus2,
  FileText,
  FolderSearch,
  Globe,
  Image,
  ImagePlus,
  type LucideIcon,
  Search,
  SquarePen,
  SquareTerminal,
} from 'lucide-react'
import {
  type BuiltInTool,
  builtInTools,
  type PermissionPolicy,
  permissionPolicies,
  type ToolChoice,
  type ToolChoices,
} from '@/domain/agentTools.ts'
import { cn } from '@/lib/cn.ts'
import { Field } from '@/ui/Field.tsx'

const icons: Record<BuiltInTool, LucideIcon> = {
  Bash: SquareTerminal,
  Read: FileText,
  Write: FilePlus2,
  Edit: SquarePen,
  Glob: FolderSearch,
  Grep: Search,
  WebFetch: Globe,
  WebSearch: Globe,
  ImageSearch: Image,
  ImageGen: ImagePlus,
  DeliverArtifacts: Download,
}

const policyWords: Record<PermissionPolicy, string> = {
  always_allow: 'allow',
  always_ask: 'ask',
  always_deny: 'deny',
}

export interface ToolsFieldProps {
  value: ToolChoices
  onChange: (value: ToolChoices) => void
  error?: string | undefined
  isDisabled: boolean
}

/** Which built-in tools the agent has, and whether a person is asked before each runs. */
export function ToolsField({ value, onChange, error, isDisabled }: ToolsFieldProps) {
  const count = builtInTools.filter((name) => value[name].isOn).length
  return (
    <Field label="Tools" layout="columns" description={`built in, ${count} of ${builtInTools.length} on`} error={error}>
      {(control) => (
        <fieldset
          id={control.id}
          aria-label="Tools"
          aria-describedby={control['aria-describedby']}
          disabled={isDisabled}
          className="grid grid-cols-[repeat(auto-fill,minmax(118px,1fr))] gap-1.5"
        >
          {builtInTools.map((name) => (
            <ToolTile
              key={name}
              name={name}
              choice={value[name]}
              onChange={(choice) => onChange({ ...value, [name]: choice })}
            />
          ))}
        </fieldset>
      )}
    </Field>
  )
}

interface ToolTileProps {
  name: BuiltInTool
  choice: ToolChoice
  onChange: (choice: ToolChoice) => void
}

function ToolTile({ name, choice, onChange }: ToolTileProps) {
  const Icon = icons[name]
  const setPolicy = (word: string) => {
    const policy = permissionPolicies.find((one) => one === word)
    if (policy) onChange({ ...choice, policy })
  }
  return (
    <div
      className={cn(
        'flex h-[34px] min-w-0 items-center rounded-2 border has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus',
        choice.isOn ? 'border-accent/45 bg-accent-soft' : 'border-line hover:bg-surface-2',
      )}
    >
      <label className="relative flex h-full min-w-0 flex-1 cursor-pointer items-center gap-[7px] pl-2">
        <input
          type="checkbox"
          className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          checked={choice.isOn}
          onChange={(event) => onChange({ ...choice, isOn: event.target.checked })}
        />
        <Icon aria-hidden strokeWidth={1.75} className="size-[15px] shrink-0" />
        <span className="truncate" title={name}>
          {name}
        </span>
      </label>
      {choice.isOn && (
        <select
          aria-label={`Permission of ${name}`}
          value={choice.policy}
          onChange={(event) => setPolicy(event.target.value)}
          className="field-sizing-content h-full cursor-pointer appearance-none rounded-r-2 bg-transparent px-2 text-right text-mini text-ink-2"
        >
          {permissionPolicies.map((policy) => (
            <option key={policy} value={policy}>
              {policyWords[policy]}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
