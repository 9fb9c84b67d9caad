import { type ReactNode, useId } from 'react'
import type { CloudFile } from '@/domain/file.ts'
import { controlClass } from '@/ui/controlClass.ts'
import { FileButton } from '@/ui/FileButton.tsx'
import { saySize } from '../quantities.ts'

export interface FilePickerProps {
  /** Undefined until they were read. */
  files: readonly CloudFile[] | undefined
  /** What is in the search field: the start of a name. */
  name: string
  onName: (name: string) => void
  selected: ReadonlySet<string>
  onToggle: (file: CloudFile) => void
  /** Files from the reader's machine, to be uploaded first. */
  onFiles: (files: File[]) => void
  /** Uploads under way and errors, above the list. */
  children?: ReactNode
}

/** Chooses files of the workspace, and takes new ones from the reader's machine. */
export function FilePicker(props: FilePickerProps) {
  const { files, name, onName, selected, onToggle, onFiles, children } = props
  const listId = useId()
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        <input
          type="search"
          value={name}
          onChange={({ target }) => onName(target.value)}
          placeholder="Name begins with"
          aria-label="Find a file by the start of its name"
          aria-controls={listId}
          className={controlClass('h-[30px]')}
        />
        <FileButton onFiles={onFiles}>Upload</FileButton>
      </div>
      {children}
      <fieldset id={listId} className="max-h-64 overflow-y-auto rounded-2 border border-line" aria-busy={!files}>
        <legend className="sr-only">Files</legend>
        {files?.length === 0 && (
          <p className="px-3 py-4 text-center text-ink-3">
            {name ? 'No file begins like that.' : 'There are no files yet. Upload one.'}
          </p>
        )}
        {!files && <p className="px-3 py-4 text-center text-ink-3">Reading the files</p>}
        {files?.map((file) => (
          <label
            key={file.id}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 border-b border-line px-3 py-1 last:border-b-0 hover:bg-surface-2"
          >
            <input type="checkbox" checked={selected.has(file.id)} onChange={() => onToggle(file)} />
            <span className="min-w-0 flex-1 truncate" title={file.filename}>
              {file.filename}
            </span>
            <span className="shrink-0 text-mini text-ink-3 tabular-nums">
              {file.sizeBytes === null ? '' : saySize(file.sizeBytes)}
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
