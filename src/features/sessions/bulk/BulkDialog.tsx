import { useState } from 'react'
import { type BulkAction, isAtWork, planBulk } from '@/domain/planBulk.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { BulkList } from './BulkList.tsx'
import { bulkWords, sayProgress, saySessions } from './bulkWords.ts'
import { useBulkRun } from './useBulkRun.ts'

interface BulkDialogProps {
  action: BulkAction
  workspace: Workspace
  sessions: readonly SessionSummary[]
  /** Told what was done when the window closes. */
  onClose: (done: ReadonlySet<string>) => void
}

/** Shows first what would be done to which session, then does it and tells of each what came of it. */
export function BulkDialog({ action, workspace, sessions, onClose }: BulkDialogProps) {
  const [includeRunning, setIncludeRunning] = useState(false)
  const { state, results, start, stop } = useBulkRun(workspace.id, action, includeRunning)
  const plan = planBulk(action, sessions, includeRunning)
  const todo = plan.filter(({ skipped }) => skipped === null).map(({ session }) => session)
  const running = action === 'cancel' ? 0 : sessions.filter(isAtWork).length
  const failed = todo.filter(({ id }) => results.get(id))
  const left = todo.filter(({ id }) => !results.has(id))
  const words = bulkWords[action]

  const close = () => {
    if (state === 'working') return
    onClose(new Set([...results].flatMap(([id, problem]) => (problem === null ? [id] : []))))
  }
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={close}
      title={
        state === 'asking' ? `${words.verb} ${saySessions(todo.length)}?` : `${words.verb} ${saySessions(todo.length)}`
      }
      description={words.consequence}
      footer={
        state === 'working' ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <>
            <Button onClick={close}>{state === 'asking' ? 'Back' : 'Close'}</Button>
            {state === 'over' && failed.length + left.length > 0 && (
              <Button tone="primary" onClick={() => start([...failed, ...left])}>
                {failed.length > 0 ? `Retry ${failed.length} failed` : `Go on with ${left.length}`}
              </Button>
            )}
            {state === 'asking' && (
              <Button
                tone={action === 'delete' ? 'danger' : 'primary'}
                disabled={todo.length === 0}
                onClick={() => start(todo)}
              >
                {words.verb} {saySessions(todo.length)}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {running > 0 && state === 'asking' && (
          <Switch
            label={`Also ${words.verb.toLowerCase()} the ${running === 1 ? 'one that runs' : `${running} that run`}`}
            description="Their turn is cancelled first, and what they did not finish is lost."
            checked={includeRunning}
            onChange={(event) => setIncludeRunning(event.target.checked)}
          />
        )}
        <p role="status" className={state === 'asking' ? 'sr-only' : 'font-medium'}>
          {state === 'asking' ? '' : sayProgress(todo.length, results, state === 'over')}
        </p>
        <BulkList plan={plan} results={results} isWorking={state === 'working'} />
        {todo[0] && <EquivalentRequest request={words.request(todo[0].id)} baseUrl={apiBaseUrl(workspace)} />}
      </div>
    </Dialog>
  )
}
