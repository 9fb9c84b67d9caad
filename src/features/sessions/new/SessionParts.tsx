import { Link } from 'react-router'
import type { CapabilityName } from '@/domain/capability.ts'
import { type MemoryMount, type NewSessionForm, variablesFlaw } from '@/domain/newSession.ts'
import { paths, to } from '@/paths.ts'
import { useAbsent } from '@/queries/capabilities.ts'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { SelectField } from '@/ui/SelectField.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { ItemSelect } from './ItemSelect.tsx'
import { RowsField } from './RowsField.tsx'

export interface SessionPartsProps {
  workspace: string
  form: NewSessionForm
  change: (part: Partial<NewSessionForm>) => void
  errorAt: (place: string) => string | undefined
}

const blankMemory: MemoryMount = { storeId: '', access: 'read_write', instructions: '' }

const optional: readonly CapabilityName[] = ['files', 'memory_stores', 'vaults']

/** What few sessions are given: everything beyond agent, environment, title and first message. */
export function SessionParts({ workspace, form, change, errorAt }: SessionPartsProps) {
  const absent = useAbsent(workspace, optional)
  return (
    <div className="mt-3 flex flex-col gap-4">
      {!absent.has('files') && (
        <RowsField
          label="Files"
          noun="file"
          description="Copied into the sandbox, read-only."
          error={errorAt('files')}
          rows={form.files}
          blank={{ fileId: '', mountPath: '' }}
          onChange={(files) => change({ files })}
        >
          {({ fileId, mountPath }, edit) => (
            <>
              <ItemSelect
                workspace={workspace}
                collection="files"
                label="File"
                value={fileId}
                onChange={(id) => edit({ fileId: id })}
              />
              <TextField
                label="Mount path"
                isMono
                placeholder={`/mnt/session/uploads/${fileId || '…'}`}
                error={mountPath !== '' && !mountPath.startsWith('/') ? 'It begins with a slash.' : undefined}
                value={mountPath}
                onChange={(event) => edit({ mountPath: event.target.value })}
              />
            </>
          )}
        </RowsField>
      )}
      {!absent.has('memory_stores') && (
        <RowsField
          label="Memory stores"
          noun="memory store"
          error={errorAt('memory')}
          rows={form.memory}
          blank={blankMemory}
          onChange={(memory) => change({ memory })}
        >
          {({ storeId, access, instructions }, edit) => (
            <>
              <ItemSelect
                workspace={workspace}
                collection="memory_stores"
                label="Memory store"
                value={storeId}
                onChange={(id) => edit({ storeId: id })}
              />
              <SelectField
                label="Access"
                value={access}
                onChange={(event) => edit({ access: event.target.value === 'read_only' ? 'read_only' : 'read_write' })}
              >
                <option value="read_write">read and write</option>
                <option value="read_only">read only</option>
              </SelectField>
              <TextArea
                label="Instructions"
                className="col-span-full"
                rows={2}
                maxLength={4096}
                placeholder="What the agent should use it for"
                value={instructions}
                onChange={(event) => edit({ instructions: event.target.value })}
              />
            </>
          )}
        </RowsField>
      )}
      {!absent.has('vaults') && (
        <RowsField
          label="Vaults"
          noun="vault"
          description="Their credentials are used for the agent’s MCP servers. The agent never sees them."
          error={errorAt('vaults')}
          rows={form.vaultIds.map((id) => ({ id }))}
          blank={{ id: '' }}
          onChange={(rows) => change({ vaultIds: rows.map(({ id }) => id) })}
        >
          {({ id }, edit) => (
            <ItemSelect
              workspace={workspace}
              collection="vaults"
              label="Vault"
              value={id}
              onChange={(next) => edit({ id: next })}
            />
          )}
        </RowsField>
      )}
      <RowsField
        label="Git repositories"
        noun="repository"
        description="Cloned before the first turn. A token is sent once and never kept here."
        error={errorAt('repositories')}
        rows={form.repositories}
        blank={{ url: '', token: '', mountPath: '', branch: '' }}
        onChange={(repositories) => change({ repositories })}
      >
        {({ url, token, mountPath, branch }, edit) => (
          <>
            <TextField
              label="Address"
              isMono
              placeholder="https://github.com/owner/repository"
              error={url !== '' && !/^https:\/\/./.test(url.trim()) ? 'It begins with https://.' : undefined}
              value={url}
              onChange={(event) => edit({ url: event.target.value })}
            />
            <TextField
              label="Token"
              type="password"
              autoComplete="new-password"
              value={token}
              onChange={(event) => edit({ token: event.target.value })}
            />
            <TextField
              label="Branch"
              isMono
              placeholder="default branch"
              value={branch}
              onChange={(event) => edit({ branch: event.target.value })}
            />
            <TextField
              label="Mount path"
              isMono
              value={mountPath}
              onChange={(event) => edit({ mountPath: event.target.value })}
            />
          </>
        )}
      </RowsField>
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
