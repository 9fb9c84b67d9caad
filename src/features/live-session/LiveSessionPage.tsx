import { useParams } from 'react-router'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { LiveSessionView } from './LiveSessionView.tsx'
import { useLiveSession } from './useLiveSession.ts'

/** One session, live. Its store lives and dies with the session: another id is another page. */
export function LiveSessionPage() {
  const { id = '' } = useParams()
  const workspace = useWorkspace()
  return (
    <OpenSession key={`${workspace.id}/${id}`} workspace={workspace.id} id={id} isReadOnly={workspace.isReadOnly} />
  )
}

function OpenSession({ workspace, id, isReadOnly }: ResourceRef & { isReadOnly: boolean }) {
  const live = useLiveSession({ workspace, id })
  return <LiveSessionView session={{ workspace, id }} live={live} isReadOnly={isReadOnly} />
}
