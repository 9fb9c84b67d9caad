import { Button } from '@/ui/Button.tsx'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Dialog } from '@/ui/Dialog.tsx'

/** Shows a signing secret, once: nobody can ask for it later. */
export function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  return (
    <Dialog
      isOpen={secret !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Signing secret"
      description="Give it to your receiver now. It is shown this once and cannot be read again."
      footer={
        <Button tone="primary" onClick={onClose}>
          I have kept it
        </Button>
      }
    >
      <div className="flex items-center gap-1 rounded-2 border border-line bg-surface-0 py-1 pr-1 pl-3">
        <input
          readOnly
          aria-label="Signing secret"
          value={secret ?? ''}
          onFocus={({ target }) => target.select()}
          className="min-w-0 flex-1 bg-transparent font-mono text-small outline-none"
        />
        <CopyButton text={secret ?? ''} label="Copy the secret" />
      </div>
    </Dialog>
  )
}
