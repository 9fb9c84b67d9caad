import type { UseFormReturn } from 'react-hook-form'
import { type CredentialForm, credentialTypes } from '@/domain/credentialForm.ts'
import { credentialTypeName } from '@/domain/vaultCredential.ts'
import { SelectField } from '@/ui/SelectField.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { SecretField } from './SecretField.tsx'

const secretLabels = { environment_variable: 'Value', static_bearer: 'Token', mcp_oauth: 'Access token' }

/** The fields of the chosen type. */
export function CredentialFields({ form }: { form: UseFormReturn<CredentialForm> }) {
  const { register, watch, formState } = form
  const { errors } = formState
  const type = watch('type')
  const canRefresh = watch('canRefresh')
  const endpointAuth = watch('endpointAuth')
  return (
    <>
      <SelectField label="Type" error={errors.type?.message} {...register('type')} value={type}>
        {credentialTypes.map((one) => (
          <option key={one} value={one}>
            {credentialTypeName(one)}
          </option>
        ))}
      </SelectField>
      {type === 'environment_variable' ? (
        <TextField
          label="Name"
          isRequired
          isMono
          description="The sandbox sees the value under this name."
          error={errors.secretName?.message}
          {...register('secretName')}
        />
      ) : (
        <TextField
          label="MCP server"
          isRequired
          isMono
          description="The address as the agent names it: that is how the credential is found."
          error={errors.mcpServerUrl?.message}
          {...register('mcpServerUrl')}
        />
      )}
      <SecretField
        label={secretLabels[type]}
        isRequired
        description="Write-only: nobody can read it here again."
        error={errors.secret?.message}
        {...register('secret')}
      />
      {type === 'mcp_oauth' && (
        <>
          <TextField
            label="Expires"
            isMono
            placeholder="2026-12-01T00:00:00Z"
            error={errors.expiresAt?.message}
            {...register('expiresAt')}
          />
          <Switch label="Refresh it when it ends" {...register('canRefresh')} />
        </>
      )}
      {type === 'mcp_oauth' && canRefresh && (
        <>
          <TextField
            label="Token endpoint"
            isRequired
            isMono
            error={errors.tokenEndpoint?.message}
            {...register('tokenEndpoint')}
          />
          <TextField label="Client id" isRequired isMono error={errors.clientId?.message} {...register('clientId')} />
          <SecretField
            label="Refresh token"
            isRequired
            error={errors.refreshToken?.message}
            {...register('refreshToken')}
          />
          <SelectField label="Client proves itself by" {...register('endpointAuth')} value={endpointAuth}>
            <option value="none">nothing: a public client</option>
            <option value="client_secret_basic">its secret in a header (client_secret_basic)</option>
            <option value="client_secret_post">its secret in the body (client_secret_post)</option>
          </SelectField>
          {endpointAuth !== 'none' && (
            <SecretField
              label="Client secret"
              isRequired
              error={errors.clientSecret?.message}
              {...register('clientSecret')}
            />
          )}
          <TextField label="Scope" isMono error={errors.scope?.message} {...register('scope')} />
        </>
      )}
    </>
  )
}
