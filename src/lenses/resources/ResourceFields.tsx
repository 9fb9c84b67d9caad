import { type MemoryMount, mountPathFlaw, type ResourceRows, repositoryFlaw } from '@/domain/resourceRows.ts'
import type { FieldProps } from '@/ui/Field.tsx'
import { type Choices, ItemSelect } from '@/ui/ItemSelect.tsx'
import { RowsField } from '@/ui/RowsField.tsx'
import { SelectField } from '@/ui/SelectField.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { OtherResources } from './OtherResources.tsx'

export interface ResourceFieldsProps {
  rows: ResourceRows
  onChange: (part: Partial<ResourceRows>) => void
  /** Null where the server has none of them. */
  choices: { files: Choices | null; memory: Choices | null }
  /** What has to be known about tokens here. */
  tokenNote?: string
  errorAt: (kind: keyof ResourceRows) => string | undefined
  layout?: FieldProps['layout']
  isDisabled?: boolean
}

const blankMemory: MemoryMount = { storeId: '', access: 'read_write', instructions: '' }

/** What is mounted in the sandbox of a session, or of each session that a deployment starts. */
export function ResourceFields(props: ResourceFieldsProps) {
  const { rows, onChange, choices, errorAt, layout = 'stacked', isDisabled = false } = props
  const { tokenNote = 'A token is sent once and never kept here.' } = props
  const { files, memory } = choices
  const field = { layout, isDisabled }
  return (
    <>
      {files && (
        <RowsField
          {...field}
          label="Files"
          noun="file"
          description="Copied into the sandbox, read-only."
          error={errorAt('files')}
          rows={rows.files}
          blank={{ fileId: '', mountPath: '' }}
          onChange={(next) => onChange({ files: next })}
        >
          {({ fileId, mountPath }, edit) => (
            <>
              <ItemSelect label="File" choices={files} value={fileId} onChange={(id) => edit({ fileId: id })} />
              <TextField
                label="Mount path"
                isMono
                placeholder={`/mnt/session/uploads/${fileId || '…'}`}
                error={mountPathFlaw(mountPath)}
                value={mountPath}
                onChange={(event) => edit({ mountPath: event.target.value })}
              />
            </>
          )}
        </RowsField>
      )}
      {memory && (
        <RowsField
          {...field}
          label="Memory stores"
          noun="memory store"
          error={errorAt('memory')}
          rows={rows.memory}
          blank={blankMemory}
          onChange={(next) => onChange({ memory: next })}
        >
          {({ storeId, access, instructions }, edit) => (
            <>
              <ItemSelect
                label="Memory store"
                choices={memory}
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
      <RowsField
        {...field}
        label="Git repositories"
        noun="repository"
        description={`Cloned before the first turn. ${tokenNote}`}
        error={errorAt('repositories')}
        rows={rows.repositories}
        blank={{ url: '', token: '', mountPath: '', branch: '' }}
        onChange={(next) => onChange({ repositories: next })}
      >
        {({ url, token, mountPath, branch }, edit) => (
          <>
            <TextField
              label="Address"
              isMono
              placeholder="https://github.com/owner/repository"
              error={repositoryFlaw(url)}
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
              error={mountPathFlaw(mountPath)}
              value={mountPath}
              onChange={(event) => edit({ mountPath: event.target.value })}
            />
          </>
        )}
      </RowsField>
      {rows.others.length > 0 && (
        <OtherResources
          {...field}
          resources={rows.others}
          error={errorAt('others')}
          onChange={(next) => onChange({ others: next })}
        />
      )}
    </>
  )
}
