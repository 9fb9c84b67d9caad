import { Problem } from '../problem.ts'
import type { StoredCredential } from '../store/store.ts'
import type { SecretBox, Secrets } from './secretBox.ts'

/** The secrets of a credential, or a Problem (500) that names it: its text on disk was changed. */
export function openSecrets(box: SecretBox, { id, sealed }: StoredCredential): Secrets {
  try {
    return box.open(sealed, id)
  } catch {
    throw new Problem(
      500,
      'api_error',
      `The secret of credential '${id}' cannot be read: it was changed on disk. Delete the credential and make it again.`,
    )
  }
}
