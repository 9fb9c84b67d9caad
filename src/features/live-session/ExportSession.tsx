import { useQuery } from '@tanstack/react-query'
import { isRecord, toRecord, toTextMap } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { ExportDialog } from '@/lenses/export/ExportDialog.tsx'
import { environmentQueries } from '@/queries/environments.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'

interface ExportSessionProps {
  session: ResourceRef
  summary: SessionSummary
  live: LiveSession
  onClose: () => void
}

/** The export of the open session, with what the API says of it, its agent and its environment. */
export function ExportSession({ session, summary, live, onClose }: ExportSessionProps) {
  const { kind } = useWorkspace()
  const { environmentId, raw, title } = summary
  const environment = useQuery({
    ...environmentQueries.detail({ workspace: session.workspace, id: environmentId }),
    enabled: environmentId !== '',
  })
  // Begun once what belongs to the session is known, or known not to be readable.
  if (environment.isLoading) return null
  return (
    <ExportDialog
      session={live}
      fileName={title ?? session.id}
      onClose={onClose}
      start={{
        header: {
          recordedAt: new Date().toISOString(),
          workspaceKind: kind === 'embedded' ? 'embedded' : 'remote',
          session: raw,
          agent: isRecord(raw.agent) ? raw.agent : null,
          environment: environment.data?.raw ?? null,
        },
        known: toTextMap(toRecord(raw.environment_variables)),
      }}
    />
  )
}
