import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router'
import { paths } from '@/paths.ts'
import { Button } from '@/ui/Button.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { LonePage } from './LonePage.tsx'

/** A bug of ours, or code that could not be fetched: what broke, and a way back. */
export function RouteErrorPage({ isInShell = false }: { isInShell?: boolean }) {
  const error = useRouteError()
  const navigate = useNavigate()
  const goBack = () => void (window.history.length > 1 ? navigate(-1) : navigate(paths.home))
  return (
    <LonePage
      isInShell={isInShell}
      title="This page broke"
      actions={
        <>
          <Button tone="primary" onClick={() => window.location.reload()}>
            Reload
          </Button>
          <Button onClick={goBack}>Go back</Button>
        </>
      }
    >
      <p role="alert">{messageOf(error)}</p>
      <p>Sessions go on running; only this view of them stopped. Reload, or go back to where you came from.</p>
      {error instanceof Error && error.stack && (
        <Disclosure summary="Details">
          <pre className="mt-1 max-h-64 overflow-auto rounded-2 bg-surface-2 p-2 font-mono text-mini whitespace-pre-wrap">
            {error.stack}
          </pre>
        </Disclosure>
      )}
    </LonePage>
  )
}

function messageOf(error: unknown): string {
  if (isRouteErrorResponse(error)) return `${error.status} ${error.statusText}`
  if (error instanceof Error) return error.message
  return 'Something failed without saying why.'
}
