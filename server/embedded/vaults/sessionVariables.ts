import type { VaultStore } from '../store/store.ts'
import { openSecrets } from './openSecrets.ts'
import type { SecretBox } from './secretBox.ts'

export interface SessionVariables {
  variables: Record<string, string>
  /** What could not be had, in sentences without a secret. */
  problems: string[]
}

/** The environment variables that the vaults of a session hold now. The vault named first wins, in it the newest. */
export async function sessionVariables(
  vaultIds: string[],
  vaults: VaultStore,
  box: SecretBox,
): Promise<SessionVariables> {
  const found: SessionVariables = { variables: {}, problems: await missingVaults(vaultIds, vaults) }
  for (const credential of await vaults.listActive(vaultIds)) {
    const { type, secret_name: name } = credential.auth
    if (type !== 'environment_variable' || typeof name !== 'string' || Object.hasOwn(found.variables, name)) continue
    try {
      found.variables[name] = openSecrets(box, credential).secret_value ?? ''
    } catch (error) {
      found.problems.push(error instanceof Error ? error.message : String(error))
    }
  }
  return found
}

/** A vault may be archived or deleted while sessions still name it; they go on without it and are told. */
async function missingVaults(vaultIds: string[], vaults: VaultStore): Promise<string[]> {
  const problems: string[] = []
  for (const id of vaultIds) {
    const vault = await vaults.get(id)
    if (!vault) problems.push(`Vault '${id}' was deleted. The session works without its credentials.`)
    else if (vault.archivedAt !== null)
      problems.push(`Vault '${id}' is archived. The session works without its credentials.`)
  }
  return problems
}
