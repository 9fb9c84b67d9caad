import { Plus, X } from 'lucide-react'
import { Controller, useFieldArray, useFormState, useWatch } from 'react-hook-form'
import type { McpServerRow } from '@/domain/agentEntries.ts'
import { Button } from '@/ui/Button.tsx'
import { controlClass } from '@/ui/controlClass.ts'
import { Field } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { TextField } from '@/ui/TextField.tsx'
import type { AgentPartProps } from './AgentFields.tsx'
import { EntryLine, EntryList } from './EntryList.tsx'
import { DefaultPolicySelect, policyWords, ToolPolicySelect } from './PolicySelect.tsx'
import { ServerCredentialNote } from './ServerCredentialNote.tsx'

const newServer: McpServerRow = {
  entry: null,
  toolset: null,
  name: '',
  url: '',
  isOffered: true,
  policy: 'always_allow',
  tools: [],
}

/** Servers whose tools the agent may use. Credentials are no part of it: a session brings them in its vaults. */
export function McpServersField({ form, workspace, isDisabled }: AgentPartProps) {
  const { control } = form
  const { fields, append, remove } = useFieldArray({ control, name: 'mcpServers' })
  const { errors } = useFormState({ control, name: 'mcpServers' })
  return (
    <EntryList
      label="MCP servers"
      description="credentials come from the vaults of a session, found by the server’s address"
      error={errors.mcpServers?.message ?? errors.mcpServers?.root?.message}
      isDisabled={isDisabled}
      addLabel="Add a server"
      count={fields.length}
      onAdd={() => append(newServer, { shouldFocus: false })}
    >
      {fields.map((field, index) => (
        <McpServer
          key={field.id}
          form={form}
          workspace={workspace}
          index={index}
          isNew={field.name === ''}
          onRemove={isDisabled ? null : () => remove(index)}
        />
      ))}
    </EntryList>
  )
}

interface McpServerProps {
  form: AgentPartProps['form']
  workspace: string
  index: number
  isNew: boolean
  onRemove: (() => void) | null
}

function McpServer({ form, workspace, index, isNew, onRemove }: McpServerProps) {
  const { control, register } = form
  const server = useWatch({ control, name: `mcpServers.${index}` })
  const { errors } = useFormState({ control, name: `mcpServers.${index}` })
  const error = errors.mcpServers?.[index]
  return (
    <EntryLine
      name={server.name || `server ${index + 1}`}
      summary={
        <>
          <span className="shrink-0 font-medium">{server.name || 'unnamed'}</span>
          <span className="min-w-0 flex-1 truncate text-ink-3">{server.url}</span>
          <span className="shrink-0 pr-1.5 text-mini text-ink-2">
            {server.isOffered ? policyWords[server.policy] : 'tools not offered'}
          </span>
        </>
      }
      isInitiallyOpen={isNew}
      hasError={error !== undefined}
      onRemove={onRemove}
    >
      <TextField label="Name" isRequired error={error?.name?.message} {...register(`mcpServers.${index}.name`)} />
      <TextField
        label="Address"
        isRequired
        isMono
        placeholder="https://mcp.example.com/mcp"
        error={error?.url?.message}
        {...register(`mcpServers.${index}.url`)}
      />
      <ServerCredentialNote workspace={workspace} serverUrl={server.url} />
      <Switch label="Offer its tools to the model" {...register(`mcpServers.${index}.isOffered`)} />
      {server.isOffered && (
        <>
          <div>
            <Controller
              control={control}
              name={`mcpServers.${index}.policy`}
              render={({ field }) => (
                <DefaultPolicySelect label="Permission" value={field.value} onChange={field.onChange} />
              )}
            />
          </div>
          <McpTools form={form} index={index} isFixed={onRemove === null} />
        </>
      )}
    </EntryLine>
  )
}

function McpTools({ form, index, isFixed }: { form: AgentPartProps['form']; index: number; isFixed: boolean }) {
  const { control, register } = form
  const { fields, append, remove } = useFieldArray({ control, name: `mcpServers.${index}.tools` })
  const { errors } = useFormState({ control, name: `mcpServers.${index}.tools` })
  const rowErrors = errors.mcpServers?.[index]?.tools
  const message = (Array.isArray(rowErrors) ? rowErrors : []).find((row) => row?.name)?.name?.message
  return (
    <Field label="Rules for single tools" error={message}>
      {({ id }) => (
        <div id={id} className="flex flex-col items-start gap-1.5">
          {fields.map((field, at) => (
            <div key={field.id} className="flex w-full flex-wrap items-center gap-2">
              <input
                aria-label={`Name of tool ${at + 1}`}
                className={controlClass('h-[30px] !w-auto !min-w-[140px] flex-1 font-mono text-small')}
                {...register(`mcpServers.${index}.tools.${at}.name`)}
              />
              <Switch label="on" {...register(`mcpServers.${index}.tools.${at}.isOn`)} />
              <Controller
                control={control}
                name={`mcpServers.${index}.tools.${at}.policy`}
                render={({ field: { value, onChange } }) => (
                  <ToolPolicySelect
                    label={`Permission of tool ${at + 1}`}
                    value={value}
                    onChange={onChange}
                    className="h-[30px] rounded-2 border border-line-strong"
                  />
                )}
              />
              {!isFixed && (
                <IconButton label={`Remove tool ${at + 1}`} onClick={() => remove(at)}>
                  <X />
                </IconButton>
              )}
            </div>
          ))}
          {!isFixed && (
            <Button
              tone="ghost"
              className="-ml-2"
              onClick={() => append({ name: '', isOn: true, policy: null }, { shouldFocus: false })}
            >
              <Plus aria-hidden />
              Add a rule for one tool
            </Button>
          )}
        </div>
      )}
    </Field>
  )
}
