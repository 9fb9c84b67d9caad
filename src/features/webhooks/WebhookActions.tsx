import { useMutation } from '@tanstack/react-query'
import { KeyRound, Power, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { WebhookEndpoint } from '@/domain/webhook/webhook.ts'
import { toProblem } from '@/queries/problem.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { webhookMutations } from '@/queries/webhooks.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { SecretDialog } from './SecretDialog.tsx'

export interface WebhookActionsProps {
  endpoint: WebhookEndpoint
  workspace: string
  /** On its page, not in its row. */
  isOnPage?: boolean
  /** After the endpoint is gone. */
  onDeleted?: () => void
}

export function WebhookActions({ endpoint, workspace, isOnPage = false, onDeleted }: WebhookActionsProps) {
  const baseUrl = useApiBaseUrl()
  const { id, url, isActive } = endpoint
  const [asked, setAsked] = useState<'delete' | 'reset' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const change = useMutation(webhookMutations.change({ workspace, id }))
  const remove = useMutation(webhookMutations.remove(workspace))

  const toggle = async () => {
    try {
      await change.mutateAsync(isActive ? 'disable' : 'enable')
      notify(isActive ? 'Disabled. What was not delivered waits.' : 'Enabled. What waited is delivered now.')
    } catch (error) {
      notifyFailure(toProblem(error).message)
    }
  }
  return (
    <span className="relative z-10">
      <ActionMenu
        name={url}
        pageOf={isOnPage ? 'webhook' : undefined}
        baseUrl={baseUrl}
        actions={[
          {
            label: isActive ? 'Disable' : 'Enable',
            icon: <Power aria-hidden />,
            run: () => void toggle(),
            request: { method: 'POST', path: `/webhook_endpoints/${id}/${isActive ? 'disable' : 'enable'}` },
          },
          { label: 'New signing secret', icon: <KeyRound aria-hidden />, run: () => setAsked('reset') },
          { label: 'Delete', icon: <Trash2 aria-hidden />, run: () => setAsked('delete'), isDangerous: true },
        ]}
      />
      <ConfirmDialog
        isOpen={asked === 'reset'}
        onOpenChange={() => setAsked(null)}
        title="Make a new signing secret?"
        confirmLabel="Make a new secret"
        isDangerous
        onConfirm={async () => {
          const made = await change.mutateAsync('reset_secret')
          setAsked(null)
          setSecret(made.signingSecret)
        }}
      >
        <p>
          The present secret stops working at once: {url} refuses deliveries until it knows the new one. Deliveries that
          are still waiting are signed with the new one.
        </p>
        <EquivalentRequest
          request={{ method: 'POST', path: `/webhook_endpoints/${id}/reset_secret` }}
          baseUrl={baseUrl}
        />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={() => setAsked(null)}
        title="Delete this webhook?"
        confirmLabel="Delete webhook"
        isDangerous
        onConfirm={async () => {
          await remove.mutateAsync(id)
          notify('The webhook is deleted.')
          onDeleted?.()
        }}
      >
        <p>
          {url} is told nothing any more. What was not delivered yet is dropped, and its delivery log goes with it. To
          keep both, disable it instead.
        </p>
        <EquivalentRequest request={{ method: 'DELETE', path: `/webhook_endpoints/${id}` }} baseUrl={baseUrl} />
      </ConfirmDialog>
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </span>
  )
}
