/** A place the Cloud Agents API is spoken to: the embedded cloud, or Qoder Cloud behind the console's server. */
export interface Workspace {
  id: string
  name: string
  /** A colour name of the interface: `message`, `tool`, `wait`, `error`, `thinking` or `span`. */
  color: string
  kind: 'embedded' | 'remote'
  isReadOnly: boolean
  description: string
}

export interface WorkspaceList {
  all: Workspace[]
  /** Where somebody lands who names no workspace; null when none is configured. */
  defaultId: string | null
}

/** One probe of a workspace, really made. */
export interface Probe {
  id: string
  name: string
  /** `skipped`: there was nothing to try it on yet. */
  outcome: 'ok' | 'failed' | 'skipped'
  durationMs: number | null
  detail: string | null
  /** What to do about it; null when nothing has to be done. */
  fix: string | null
}
