import { Link } from 'react-router'
import { type NewSessionForm, variablesFlaw } from '@/domain/newSession.ts'
import { ResourceFields } from '@/lenses/resources/ResourceFields.tsx'
import { VaultsField } from '@/lenses/resources/VaultsField.tsx'
import { paths, to } from '@/paths.ts'
import { useResourceChoices } from '@/queries/useResourceChoices.ts'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { TextField } from '@/ui/TextField.tsx'

export interface SessionPartsProps {
  workspace: string
  form: NewSessionForm
  change: (part: Partial<NewSessionForm>) => void
  errorAt: (place: string) => string | undefined
}

/** What few sessions are given: everything beyond agent, environment, title and first message. */
export function SessionParts({ workspace, form, change, errorAt }: SessionPartsProps) {
  const { files, memory, vaults, absent } = useResourceChoices(workspace, {
    files: form.files.length > 0,
    memory: form.memory.length > 0,
    vaults: form.vaultIds.length > 0,
  })
  return (
    <div className="mt-3 flex flex-col gap-4">
      <ResourceFields rows={form} onChange={change} choices={{ files, memory }} errorAt={errorAt} />
      {vaults && (
        <VaultsField
          vaultIds={form.vaultIds}
          onChange={(vaultIds) => change({ vaultIds })}
          choices={vaults}
          error={errorAt('vaults')}
        />
      )}
      <MetadataField
        label="Environment variables"
        description="Set in the shell of the sandbox. The agent can read them: no place for secrets."
        error={variablesFlaw(form.variables) ?? errorAt('variables')}
        rows={form.variables}
        onChange={(variables) => change({ variables })}
      />
      <MetadataField error={errorAt('metadata')} rows={form.metadata} onChange={(metadata) => change({ metadata })} />
      <TextField
        label="Delta flush interval"
        description="Milliseconds between two pieces of a text that is being written, 50 to 5000. Not every server takes it."
        error={flushFlaw(form.flushMs) ?? errorAt('flush')}
        inputMode="numeric"
        placeholder="100"
        value={form.flushMs}
        onChange={(event) => change({ flushMs: event.target.value })}
      />
      {absent.size > 0 && (
        <p className="text-ink-3">
          This workspace does not implement {[...absent].map((name) => name.replace('_', ' ')).join(', ')}, so they
          cannot be given here.{' '}
          <Link to={to(paths.capabilities, { workspace })} className="text-ink-2 underline">
            What it implements
          </Link>
        </p>
      )}
    </div>
  )
}

/** Why the interval would be refused. */
export function flushFlaw(text: string): string | undefined {
  const value = Number(text)
  if (text.trim() === '' || (Number.isInteger(value) && value >= 50 && value <= 5000)) return undefined
  return 'A whole number from 50 to 5000.'
}
