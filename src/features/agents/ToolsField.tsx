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
import { type BuiltInTool, builtInTools, type ToolChoice, type ToolChoices } from '@/domain/agentTools.ts'
import { cn } from '@/lib/cn.ts'
import { Field } from '@/ui/Field.tsx'
import { DefaultPolicySelect, ToolPolicySelect } from './PolicySelect.tsx'

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

export interface ToolsFieldProps {
  value: ToolChoices
  onChange: (value: ToolChoices) => void
  error?: string | undefined
  isDisabled: boolean
}

/** Which built-in tools the agent has, and whether a person is asked before each runs. */
export function ToolsField({ value, onChange, error, isDisabled }: ToolsFieldProps) {
  const { tools, defaultPolicy } = value
  const count = builtInTools.filter((name) => tools[name].isOn).length
  return (
    <Field label="Tools" layout="columns" description={`built in, ${count} of ${builtInTools.length} on`} error={error}>
      {(control) => (
        <fieldset
          id={control.id}
          aria-label="Tools"
          aria-describedby={control['aria-describedby']}
          disabled={isDisabled}
          className="flex flex-col gap-2"
        >
          <div className="grid grid-cols-[repeat(auto-fill,minmax(168px,1fr))] gap-1.5">
            {builtInTools.map((name) => (
              <ToolTile
                key={name}
                name={name}
                choice={tools[name]}
                onChange={(choice) => onChange({ ...value, tools: { ...tools, [name]: choice } })}
              />
            ))}
          </div>
          {count > 0 && (
            <div>
              <DefaultPolicySelect
                label="Default permission"
                value={defaultPolicy}
                onChange={(policy) => onChange({ ...value, defaultPolicy: policy })}
              />
            </div>
          )}
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
        <ToolPolicySelect
          label={`Permission of ${name}`}
          value={choice.policy}
          onChange={(policy) => onChange({ ...choice, policy })}
          className="h-full rounded-r-2"
        />
      )}
    </div>
  )
}
