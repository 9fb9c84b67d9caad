import { toArray, toNumberOrNull, toRecord, toText, toTextOrNull } from '@/domain/json.ts'
import type { Probe, Workspace, WorkspaceList } from '@/domain/workspace.ts'
import { request } from './http.ts'

export async function listWorkspaces(signal?: AbortSignal): Promise<WorkspaceList> {
  const answer = toRecord(await request('/api/console/workspaces', { signal }))
  return { all: toArray(answer.data).map(readWorkspace), defaultId: toTextOrNull(answer.default) }
}

function readWorkspace(value: unknown): Workspace {
  const raw = toRecord(value)
  const id = toText(raw.id)
  return {
    id,
    name: toTextOrNull(raw.name) ?? id,
    color: toText(raw.color),
    kind: raw.kind === 'embedded' ? 'embedded' : 'remote',
    isReadOnly: raw.is_read_only === true,
    description: toText(raw.description),
  }
}

/** The version of the console, such as `0.1.0`. */
export async function getVersion(signal?: AbortSignal): Promise<string> {
  return toText(toRecord(await request('/api/console/version', { signal })).version)
}

/** Lets the server try the workspace for real; this can take some seconds. */
export async function examineWorkspace(workspace: string, signal?: AbortSignal): Promise<Probe[]> {
  const query = new URLSearchParams({ workspace })
  const answer = toRecord(await request(`/api/console/doctor?${query}`, { signal }))
  return toArray(answer.checks).map(readProbe)
}

function readProbe(value: unknown): Probe {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    name: toText(raw.title),
    outcome: raw.status === 'ok' || raw.status === 'skipped' ? raw.status : 'failed',
    durationMs: toNumberOrNull(raw.duration_ms),
    detail: toTextOrNull(raw.detail),
    fix: toTextOrNull(raw.fix),
  }
}
