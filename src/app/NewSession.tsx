import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { patiently } from '@/lib/patiently.ts'
import { newSessionParam, newSessionSearch } from '@/paths.ts'
import { useShortcut } from '@/ui/useShortcut.ts'
import { WindowBoundary } from '@/ui/WindowBoundary.tsx'

const NewSessionDialog = lazy(
  patiently(async () => ({
    default: (await import('@/features/sessions/NewSessionDialog.tsx')).NewSessionDialog,
  })),
)

/** The dialog for a new session, over whichever page asks for it by its search string or by the key `n`. */
export function NewSession({ workspace }: { workspace: Workspace }) {
  const [search, setSearch] = useSearchParams()
  const agentId = search.get(newSessionParam)
  useShortcut('n', workspace.isReadOnly ? null : () => setSearch(newSessionSearch(search)))

  if (agentId === null || workspace.isReadOnly) return null
  const close = () => {
    const rest = new URLSearchParams(search)
    rest.delete(newSessionParam)
    setSearch(rest, { replace: true })
  }
  return (
    <WindowBoundary isOpen onClose={close}>
      <Suspense>
        <NewSessionDialog workspace={workspace} agentId={agentId || null} onClose={close} />
      </Suspense>
    </WindowBoundary>
  )
}
