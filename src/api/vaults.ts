import type { Json } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { readVault, type Vault } from '@/domain/vault.ts'
import {
  type CredentialValidation,
  readCredentialValidation,
  readVaultCredential,
  type VaultCredential,
} from '@/domain/vaultCredential.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'

export interface VaultListParams extends ListParams {
  /** Part of the name. */
  name?: string | undefined
}

export async function listVaults(
  workspace: string,
  { name, ...params }: VaultListParams,
  signal?: AbortSignal,
): Promise<Page<Vault>> {
  const path = apiPath(workspace, 'vaults') + listQuery(params, { name })
  return readPage(await request(path, { signal }), readVault, params.cursor)
}

export async function getVault(ref: ResourceRef, signal?: AbortSignal): Promise<Vault> {
  return readVault(await request(apiPath(ref.workspace, 'vaults', ref.id), { signal }))
}

export async function createVault(workspace: string, body: Json): Promise<Vault> {
  return readVault(await request(apiPath(workspace, 'vaults'), { method: 'POST', body }))
}

export async function archiveVault(ref: ResourceRef): Promise<Vault> {
  return readVault(await request(apiPath(ref.workspace, 'vaults', ref.id, 'archive'), { method: 'POST' }))
}

/** Its credentials go with it. */
export async function deleteVault(ref: ResourceRef): Promise<void> {
  await request(apiPath(ref.workspace, 'vaults', ref.id), { method: 'DELETE' })
}

export async function listCredentials(
  ref: ResourceRef,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<VaultCredential>> {
  const path = apiPath(ref.workspace, 'vaults', ref.id, 'credentials') + listQuery(params)
  return readPage(await request(path, { signal }), readVaultCredential, params.cursor)
}

const credentialPath = (ref: ResourceRef, id: string, ...rest: string[]) =>
  apiPath(ref.workspace, 'vaults', ref.id, 'credentials', id, ...rest)

export async function createCredential(ref: ResourceRef, body: Json): Promise<VaultCredential> {
  const path = apiPath(ref.workspace, 'vaults', ref.id, 'credentials')
  return readVaultCredential(await request(path, { method: 'POST', body }))
}

/** A merge patch; it needs the stored `auth.type`. */
export async function updateCredential(ref: ResourceRef, id: string, body: Json): Promise<VaultCredential> {
  return readVaultCredential(await request(credentialPath(ref, id), { method: 'POST', body }))
}

export async function archiveCredential(ref: ResourceRef, id: string): Promise<VaultCredential> {
  return readVaultCredential(await request(credentialPath(ref, id, 'archive'), { method: 'POST' }))
}

export async function deleteCredential(ref: ResourceRef, id: string): Promise<void> {
  await request(credentialPath(ref, id), { method: 'DELETE' })
}

/** Refreshes an OAuth credential where it can be, and asks its MCP server whether it is let in. */
export async function validateCredential(ref: ResourceRef, id: string): Promise<CredentialValidation> {
  const path = credentialPath(ref, id, 'mcp_oauth_validate')
  return readCredentialValidation(await request(path, { method: 'POST', body: {} }))
}
