import { Button } from '@/ui/Button.tsx'
import { LonePage } from './LonePage.tsx'

/** Nothing can be shown because the console's own server gave no workspaces. */
export function ServerUnreachable({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <LonePage
      title="The console cannot start"
      actions={
        <Button tone="primary" onClick={onRetry}>
          Retry
        </Button>
      }
    >
      <p role="alert">{error.message}</p>
      <p>
        Start it with <code className="font-mono text-small">npm start</code> and open the address that it prints.
      </p>
    </LonePage>
  )
}
