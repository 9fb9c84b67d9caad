import { useMutation } from '@tanstack/react-query'
import type { CredentialValidation, VaultCredential } from '@/domain/vaultCredential.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { Pill, type PillTone } from '@/ui/Pill.tsx'

export interface ValidationDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  credential: VaultCredential
  vaultId: string
  workspace: Workspace
}

/** Asks whether an OAuth credential works now. A check may refresh it, so nobody is asked without saying so. */
export function ValidationDialog({ isOpen, onOpenChange, credential, vaultId, workspace }: ValidationDialogProps) {
  const validate = useMutation(vaultMutations.validate({ workspace: workspace.id, id: vaultId }))
  const path = `/vaults/${encodeURIComponent(vaultId)}/credentials/${encodeURIComponent(credential.id)}/mcp_oauth_validate`
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Validate ${credential.target}`}
      description="Refreshes the access token where that is possible, then asks the MCP server whether it lets it in."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          <Button tone="primary" isBusy={validate.isPending} onClick={() => validate.mutate(credential.id)}>
            Validate now
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3.5">
        <div aria-live="polite">
          {validate.error && <Banner tone="error">{validate.error.message}</Banner>}
          {validate.data && <Result validation={validate.data} />}
        </div>
        <EquivalentRequest request={{ method: 'POST', path, body: {} }} baseUrl={apiBaseUrl(workspace)} />
      </div>
    </Dialog>
  )
}

const tones: Record<string, PillTone> = { valid: 'ok', invalid: 'error', unknown: 'wait' }

const refreshTexts: Record<string, string> = {
  succeeded: 'The access token was refreshed and stored.',
  failed: 'The token endpoint refused to refresh it.',
  connect_error: 'The token endpoint cannot be reached.',
  no_refresh_token: 'It has no refresh token, so it was used as it is.',
}

function Result({ validation }: { validation: CredentialValidation }) {
  const { status, refreshStatus, probe } = validation
  return (
    <div className="flex flex-col items-start gap-2">
      <Pill tone={tones[status] ?? 'neutral'} hasDot>
        {status}
      </Pill>
      {refreshStatus && <p>{refreshTexts[refreshStatus] ?? refreshStatus}</p>}
      {probe === null ? (
        status === 'valid' && <p>The MCP server let it in.</p>
      ) : (
        <p>
          {probe.statusCode === null
            ? 'The MCP server cannot be reached.'
            : `The MCP server answered with status ${probe.statusCode}.`}
        </p>
      )}
      {probe?.body && (
        <pre className="max-h-[30vh] w-full overflow-auto rounded-2 bg-surface-2 px-3 py-2 font-mono text-small whitespace-pre-wrap">
          {probe.body}
        </pre>
      )}
    </div>
  )
}
