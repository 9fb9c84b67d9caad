import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { posix } from 'node:path'
import type { FileRecord, Json, JsonObject } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { Sandbox, SandboxProvider, ToolOutcome } from '../sandbox/sandbox.ts'
import { answered, failed } from '../sandbox/toolOutcomes.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'
import type { FileContents } from './createFileContents.ts'
import { toFileName, toMimeType } from './fileName.ts'

/** All files that may come out of one session, together. */
const maxSessionBytes = 500 * 1024 * 1024
const maxFiles = 50

interface Deliveries {
  store: Pick<Store, 'files'>
  contents: FileContents
}

/** The same sandboxes with one more tool: `DeliverArtifacts` makes files of the session into files of the API. */
export function withDelivery(sandboxes: SandboxProvider, deliveries: Deliveries): SandboxProvider {
  return {
    ...sandboxes,
    async open(session) {
      const { sandbox, problems } = await sandboxes.open(session)
      const delivering: Sandbox = {
        ...sandbox,
        run: (tool, input, signal) =>
          tool === 'DeliverArtifacts'
            ? deliver(session.sessionId, input, sandbox, deliveries, signal)
            : sandbox.run(tool, input, signal),
      }
      return { sandbox: delivering, problems }
    },
  }
}

async function deliver(
  sessionId: string,
  input: JsonObject,
  sandbox: Sandbox,
  { store: { files }, contents }: Deliveries,
  signal: AbortSignal,
): Promise<ToolOutcome> {
  const paths = readPaths(input)
  if (paths.length === 0) return failed('file_paths must name at least one file below /data or /workspace.')
  if (paths.length > maxFiles) return failed(`At most ${maxFiles} files can be delivered at once.`)
  // Everything is looked at before anything is delivered: one wrong path delivers nothing.
  const found: { path: string; hostPath: string; sizeBytes: number }[] = []
  for (const path of paths) {
    const hostPath = await sandbox.locate(path)
    if (!hostPath) return failed(`${path} is not a file below /data or /workspace. Nothing was delivered.`)
    found.push({ path, hostPath, sizeBytes: (await stat(hostPath)).size })
  }
  const total = found.reduce((sum, { sizeBytes }) => sum + sizeBytes, await files.bytesOfScope(sessionId))
  if (total > maxSessionBytes)
    return failed('No more than 500 MB can be delivered from one session. Nothing was delivered.')

  const delivered: FileRecord[] = []
  for (const { path, hostPath } of found) {
    const received = await contents.receive(createReadStream(hostPath, { signal }))
    const filename = toFileName(posix.basename(path))
    const file: FileRecord = {
      id: createId('file'),
      filename,
      sizeBytes: received.sizeBytes,
      mimeType: toMimeType('', filename),
      downloadable: true,
      scopeId: sessionId,
      purpose: 'tool_output',
      metadata: {},
      expiresAt: null,
      createdAt: nowInstant(),
    }
    await received.keep(file.id)
    await files.create(file)
    delivered.push(file)
  }
  const told = delivered.map((file) => ({
    file_id: file.id,
    filename: file.filename,
    content_type: file.mimeType,
    size: file.sizeBytes,
  }))
  return {
    ...answered(JSON.stringify(told)),
    events: delivered.map(({ id, filename, mimeType, sizeBytes }) => ({
      type: 'agent.artifact_delivered',
      payload: { file_id: id, original_filename: filename, content_type: mimeType, size: sizeBytes },
    })),
  }
}

/** Models name the files in more than one way. */
function readPaths(input: JsonObject): string[] {
  const given = input.file_paths ?? input.files ?? input.paths ?? input.file_path ?? input.path
  const values: (Json | undefined)[] = Array.isArray(given) ? given : [given]
  const paths = values.flatMap((value) => {
    const path = isJsonObject(value) ? (value.file_path ?? value.path) : value
    return typeof path === 'string' && path !== '' ? [path] : []
  })
  return [...new Set(paths)]
}
