import { useQuery } from '@tanstack/react-query'
import { isRecord, type Json, toArray, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { MountedResource } from '@/lenses/inspector/session/FilesTab.tsx'
import { SessionInspector } from '@/lenses/inspector/session/SessionInspector.tsx'
import type { SessionPanelProps } from '@/lenses/workbench/InspectorColumn.tsx'
import { agentQueries } from '@/queries/agents.ts'
import { sessionQueries } from '@/queries/sessions.ts'

/** The inspector without a selection: the session as a whole, beside what its agent is now. */
export function SessionPanel({
  session: ref,
  view,
  selection,
  download,
  onClose,
}: SessionPanelProps & { session: ResourceRef }) {
  const { data: summary } = useQuery(sessionQueries.detail(ref))
  const agentId = summary?.agent.id ?? ''
  const { data: agent } = useQuery({
    ...agentQueries.detail({ workspace: ref.workspace, id: agentId }),
    enabled: agentId !== '',
  })
  const snapshot = summary && isRecord(summary.raw.agent) ? summary.raw.agent : null
  return (
    <SessionInspector
      session={view}
      selection={selection}
      onClose={onClose}
      usage={summary?.usage}
      agent={{ snapshot, current: agent?.raw ?? null }}
      resources={summary && readResources(summary.raw)}
      download={download}
    />
  )
}

/** What the API says was mounted, by the path it has in the session, else by what it is. */
export function readResources(raw: Json): readonly MountedResource[] | undefined {
  if (!Array.isArray(raw.resources)) return undefined
  return toArray(raw.resources)
    .map(toRecord)
    .map((resource) => {
      const fileId = toTextOrNull(resource.file_id)
      const names = [resource.mount_path, resource.path, resource.name, resource.url, fileId, resource.memory_store_id]
      const name = names.map(toTextOrNull).find((text) => text !== null) ?? 'unnamed'
      return { id: toTextOrNull(resource.id) ?? name, type: toTextOrNull(resource.type) ?? 'unknown', name }
    })
}
