import type { MountSource } from '../runtime/mountSource.ts'
import type { PromptSource } from '../runtime/promptSource.ts'
import type { FileContents } from './createFileContents.ts'

/** The files of a session where its tools see them. The agent works on copies of its own: the file stays as it is. */
export function createFileMounts(contents: FileContents): MountSource {
  return async ({ resources }) =>
    resources.flatMap((resource) =>
      resource.type === 'file'
        ? [{ mountPath: resource.mountPath, hostPath: contents.pathOf(resource.fileId), access: 'read_only' as const }]
        : [],
    )
}

/** What the model is told of them: a path alone does not say which file it is. */
export const tellFiles: PromptSource = async ({ resources }) => {
  const lines = resources.flatMap((resource) =>
    resource.type === 'file' ? [`- ${resource.mountPath} (${resource.filename})`] : [],
  )
  return lines.length === 0 ? '' : `Files mounted read-only in your sandbox:\n${lines.join('\n')}`
}
