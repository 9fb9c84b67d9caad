import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { Controller, useFormState } from 'react-hook-form'
import type { RosterRow } from '@/domain/agentEntries.ts'
import { isRecord } from '@/domain/json.ts'
import { agentQueries } from '@/queries/agents.ts'
import { FieldError } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { SelectControl } from '@/ui/SelectControl.tsx'
import type { AgentPartProps } from './AgentFields.tsx'
import { EntryList } from './EntryList.tsx'

/** The agents a coordinator may start in threads of their own. Without any the agent is no coordinator. */
export function RosterField({
  form,
  workspace,
  isDisabled,
  agentId,
}: AgentPartProps & { agentId?: string | undefined }) {
  const { control } = form
  const { errors } = useFormState({ control, name: 'roster' })
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  // A coordinator cannot be one of another's: only one level is allowed.
  const choices = (agents.data?.items ?? []).filter(({ id, raw }) => id !== agentId && !isRecord(raw.multiagent))
  const rowErrors = errors.roster
  return (
    <Controller
      control={control}
      name="roster"
      render={({ field }) => {
        const rows: RosterRow[] = field.value ?? []
        const set = (next: RosterRow[]) => field.onChange(next.length > 0 ? next : null)
        const unused = choices.find(({ id }) => !rows.some((row) => row.agentId === id))
        return (
          <EntryList
            label="Multiagent"
            description={rows.length > 0 ? 'coordinator of these agents' : 'not a coordinator'}
            error={rowErrors?.message ?? rowErrors?.root?.message}
            isDisabled={isDisabled}
            addLabel={rows.length > 0 ? 'Add an agent' : 'Make it a coordinator'}
            count={rows.length}
            onAdd={() => set([...rows, { entry: null, agentId: unused?.id ?? '', version: null }])}
          >
            {rows.map((row, index) => (
              <RosterLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its agent changes while it is chosen
                key={index}
                {...{ workspace, row, index, isDisabled, agentId }}
                choices={choices}
                message={rowErrors?.[index]?.agentId?.message ?? rowErrors?.[index]?.version?.message}
                onChange={(next) => set(rows.map((one, at) => (at === index ? next : one)))}
                onRemove={() => set(rows.filter((_, at) => at !== index))}
              />
            ))}
          </EntryList>
        )
      }}
    />
  )
}

interface RosterLineProps {
  workspace: string
  row: RosterRow
  index: number
  isDisabled: boolean
  agentId: string | undefined
  choices: readonly { id: string; name: string }[]
  message: string | undefined
  onChange: (row: RosterRow) => void
  onRemove: () => void
}

function RosterLine(props: RosterLineProps) {
  const { workspace, row, index, isDisabled, agentId, choices, message, onChange, onRemove } = props
  const versions = useQuery({
    ...agentQueries.versions({ workspace, id: row.agentId }, { limit: 100 }),
    enabled: row.agentId !== '',
  })
  const numbers = versions.data?.items.map(({ version }) => version) ?? []
  const choice = choices.find(({ id }) => id === row.agentId)
  const isSelf = row.agentId === '' || row.agentId === agentId
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5">
        <SelectControl
          aria-label={`Agent ${index + 1}`}
          aria-invalid={message ? true : undefined}
          value={row.agentId}
          disabled={isDisabled}
          onChange={(event) => onChange({ entry: null, agentId: event.target.value, version: null })}
          className="min-w-[140px] flex-1"
        >
          <option value="">This agent itself</option>
          {row.agentId !== '' && !choice && (
            <option value={row.agentId}>{isSelf ? 'This agent itself' : row.agentId}</option>
          )}
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectControl>
        {!isSelf && (
          <SelectControl
            aria-label={`Version of agent ${index + 1}`}
            value={row.version ?? ''}
            disabled={isDisabled}
            onChange={(event) => onChange({ ...row, version: Number(event.target.value) || null })}
            className="w-36"
          >
            <option value="">latest when saved</option>
            {row.version !== null && !numbers.includes(row.version) && (
              <option value={row.version}>version {row.version}</option>
            )}
            {numbers.map((version) => (
              <option key={version} value={version}>
                version {version}
              </option>
            ))}
          </SelectControl>
        )}
        {!isDisabled && (
          <IconButton label={`Remove ${choice?.name ?? `agent ${index + 1}`}`} onClick={onRemove}>
            <X />
          </IconButton>
        )}
      </div>
      <FieldError message={message} />
    </div>
  )
}
