import { Hono } from 'hono'
import { conflict, invalid, notFound } from '../problem.ts'
import { nowInstant } from '../store/instants.ts'
import type { StoredCredential } from '../store/store.ts'
import { openSecrets } from '../vaults/openSecrets.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { patchedAuth, readCredentialUpdate } from './credentialUpdate.ts'
import { patchedMetadata } from './fields.ts'
import { jsonBody } from './requestBody.ts'
import { validateCredential } from './validateCredential.ts'
import { getVault } from './vaultRoutes.ts'

/** One credential of a vault: reading, rotating, archiving, deleting. */
export function credentialRoutes(cloud: Cloud): Hono<CloudEnv> {
  const {
    store: { vaults },
    profile,
    secretBox,
  } = cloud

  async function getCredential(vaultId: string, id: string): Promise<StoredCredential> {
    await getVault(vaults, vaultId)
    const credential = await vaults.getCredential(vaultId, id)
    if (!credential) throw notFound('Credential', id)
    return credential
  }

  async function update(c: CloudContext, vaultId: string, id: string) {
    const stored = await getCredential(vaultId, id)
    const { auth: patch, metadata } = readCredentialUpdate(jsonBody(c))
    const { archivedAt } = await getVault(vaults, vaultId)
    if (stored.archivedAt !== null || archivedAt !== null)
      throw conflict(`Credential '${id}' is archived and cannot be changed.`)
    const changed: StoredCredential = { ...stored, updatedAt: nowInstant() }
    if (metadata !== undefined) changed.metadata = metadata === null ? {} : patchedMetadata(stored.metadata, metadata)
    if (patch !== undefined) {
      const auth = patchedAuth({ shown: stored.auth, secrets: openSecrets(secretBox, stored) }, patch)
      changed.auth = auth.shown
      changed.sealed = secretBox.seal(auth.secrets, id)
    }
    await vaults.updateCredential(changed)
    return c.json(profile.credential(changed))
  }

  return new Hono<CloudEnv>()
    .get('/:vault/credentials/:id', async (c) =>
      c.json(profile.credential(await getCredential(c.req.param('vault'), c.req.param('id')))),
    )
    .on(['POST', 'PUT'], '/:vault/credentials/:id', (c) => update(c, c.req.param('vault'), c.req.param('id')))
    .post('/:vault/credentials/:id/archive', async (c) => {
      const credential = await getCredential(c.req.param('vault'), c.req.param('id'))
      if (credential.archivedAt !== null) throw conflict(`Credential '${credential.id}' is archived already.`)
      const archived = { ...credential, archivedAt: nowInstant() }
      await vaults.updateCredential(archived)
      return c.json(profile.credential(archived))
    })
    .post('/:vault/credentials/:id/mcp_oauth_validate', async (c) => {
      const credential = await getCredential(c.req.param('vault'), c.req.param('id'))
      if (credential.auth.type !== 'mcp_oauth')
        throw invalid(`Credential '${credential.id}' is no mcp_oauth credential: there is nothing to validate.`)
      if (credential.archivedAt !== null) throw conflict(`Credential '${credential.id}' is archived.`)
      return c.json(await validateCredential(cloud, credential))
    })
    .delete('/:vault/credentials/:id', async (c) => {
      const { id, vaultId } = await getCredential(c.req.param('vault'), c.req.param('id'))
      await vaults.removeCredential(vaultId, id)
      return c.json({ id, type: 'vault_credential_deleted' })
    })
}
