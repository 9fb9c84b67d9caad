import type { FieldPath } from 'react-hook-form'
import type { RotationForm } from '@/domain/credentialForm.ts'

const places: Record<string, FieldPath<RotationForm>> = {
  'auth.secret_value': 'secret',
  'auth.token': 'secret',
  'auth.access_token': 'secret',
  'auth.expires_at': 'expiresAt',
  'auth.refresh.refresh_token': 'refreshToken',
  'auth.refresh.token_endpoint_auth.client_secret': 'clientSecret',
}

/** Where a field of the API stands in the form. */
export const rotationPlace = (path: readonly string[]) => places[path.join('.')] ?? null
