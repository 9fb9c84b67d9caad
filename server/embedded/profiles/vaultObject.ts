import type { CredentialRecord, JsonObject, VaultRecord } from '../canonical.ts'

export function toVaultObject(vault: VaultRecord): JsonObject {
  return {
    id: vault.id,
    type: 'vault',
    display_name: vault.displayName,
    metadata: vault.metadata,
    archived_at: vault.archivedAt,
    created_at: vault.createdAt,
    updated_at: vault.updatedAt,
  }
}

/** Member by member, so that nothing sealed can come along. */
export function toCredentialObject(credential: CredentialRecord): JsonObject {
  return {
    id: credential.id,
    type: 'vault_credential',
    vault_id: credential.vaultId,
    auth: credential.auth,
    display_name: null,
    metadata: credential.metadata,
    archived_at: credential.archivedAt,
    created_at: credential.createdAt,
    updated_at: credential.updatedAt,
  }
}
