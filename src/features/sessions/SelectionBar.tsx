import { Archive, CircleStop, GitCompareArrows, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { BulkAction } from '@/domain/planBulk.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { compareSearch, paths, to } from '@/paths.ts'
import { listEverySession, type SessionListParams } from '@/queries/sessions.ts'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { BulkDialog } from './bulk/BulkDialog.tsx'
import type { SessionSelection } from './useSelection.ts'

interface SelectionBarProps {
  workspace: Workspace
  selection: SessionSelection
  /** The list and its filters, to choose all that match. */
  params: SessionListParams
  /** There are more than the page shows. */
  hasMore: boolean
}

/** What can be done with the chosen sessions. */
export function SelectionBar({ workspace, selection, params, hasMore }: SelectionBarProps) {
  const [action, setAction] = useState<BulkAction | null>(null)
  const chosen = [...selection.sessions.values()]
  if (chosen.length === 0) return null
  return (
    <section
      aria-label="Chosen sessions"
      className="sticky bottom-3 z-20 mx-auto mt-1 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-3 border border-line-strong bg-surface-1 py-1.5 pr-1.5 pl-3.5 shadow-2"
    >
      <span role="status" className="mr-1 font-medium tabular-nums">
        {chosen.length} chosen
      </span>
      {hasMore && <ChooseAll workspace={workspace.id} params={params} selection={selection} />}
      {chosen.length === 2 && (
        <Link
          to={
            to(paths.compare, { workspace: workspace.id }) +
            compareSearch({ left: chosen[0]?.id, right: chosen[1]?.id })
          }
          className={buttonClass()}
        >
          <GitCompareArrows aria-hidden />
          Compare
        </Link>
      )}
      <Button onClick={() => setAction('cancel')}>
        <CircleStop aria-hidden />
        Cancel…
      </Button>
      <Button onClick={() => setAction('archive')}>
        <Archive aria-hidden />
        Archive…
      </Button>
      <Button tone="danger" onClick={() => setAction('delete')}>
        <Trash2 aria-hidden />
        Delete…
      </Button>
      <Button tone="ghost" onClick={() => selection.drop(new Set(selection.sessions.keys()))}>
        Clear
      </Button>
      {action && (
        <BulkDialog
          action={action}
          workspace={workspace}
          sessions={chosen}
          onClose={(done) => {
            setAction(null)
            selection.drop(done)
          }}
        />
      )}
    </section>
  )
}

interface ChooseAllProps extends Pick<SelectionBarProps, 'params' | 'selection'> {
  workspace: string
}

/** Reads the whole list, page by page, and chooses everything in it. */
function ChooseAll({ workspace, params, selection }: ChooseAllProps) {
  const [read, setRead] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])

  const choose = async () => {
    const controller = new AbortController()
    work.current = controller
    setProblem(null)
    setRead(0)
    let count = 0
    try {
      await listEverySession(workspace, params, controller.signal, (page) => {
        count += page.length
        setRead(count)
        selection.setAll(page, true)
      })
    } catch (error) {
      if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : 'The list could not be read.')
    }
    setRead(null)
  }
  return (
    <>
      {read === null ? (
        <Button tone="ghost" onClick={() => void choose()}>
          Choose all that match
        </Button>
      ) : (
        <Button tone="ghost" onClick={() => work.current?.abort()}>
          Stop at {read}
        </Button>
      )}
      {problem && (
        <span role="alert" className="text-k-error">
          {problem}
        </span>
      )}
    </>
  )
}
