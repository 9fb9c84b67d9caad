import { Hono } from 'hono'
import type { VaultRecord } from '../canonical.ts'
import { conflict, notFound } from '../problem.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { StoredCredential, VaultStore } from '../store/store.ts'
import type { Cloud, CloudEnv } from './context.ts'
import { readCredentialCreation } from './credentialFields.ts'
import { cursorOf, readIncludeArchived, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'
import { readSearch, toSearchList } from './searchRequest.ts'
import { readVaultCreation } from './vaultFields.ts'

/** The vault, or a Problem (404). */
export async function getVault(vaults: VaultStore, id: string): Promise<VaultRecord> {
  const vault = await vaults.get(id)
  if (!vault) throw notFound('Vault', id)
  return vault
}

export function vaultRoutes({ store: { vaults }, profile, secretBox }: Cloud): Hono<CloudEnv> {
  return new Hono<CloudEnv>()
    .post('/', async (c) => {
      const { credentials, ...given } = readVaultCreation(jsonBody(c))
      const at = nowInstant()
      const vault = { id: createId('vault'), ...given, archivedAt: null, createdAt: at, updatedAt: at }
      await vaults.create(
        vault,
        credentials.map((credential) => toStored(vault.id, credential)),
      )
      return c.json({ ...profile.vault(vault), credentials: [] }, profile.status.create)
    })
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('vault'))
      const filter = { includeArchived: readIncludeArchived(c), name: c.req.query('name') || undefined }
      return c.json(toList(await vaults.list({ ...query, ...filter }), query, profile.vault, ({ id }) => id))
    })
    .post('/search', async (c) => {
      const search = readSearch(c, cursorOf('vault'))
      const { query, ...filter } = search
      const [page, total] = await Promise.all([vaults.list({ ...query, ...filter }), vaults.count(filter)])
      return c.json(toSearchList(page, search, total, profile.vault))
    })
    .get('/:id', async (c) => c.json(profile.vault(await getVault(vaults, c.req.param('id')))))
    .post('/:id/archive', async (c) => {
      const vault = await getVault(vaults, c.req.param('id'))
      if (vault.archivedAt === null) await vaults.archive(vault.id, nowInstant())
      return c.json(profile.vault(await getVault(vaults, vault.id)))
    })
    .delete('/:id', async (c) => {
      const id = c.req.param('id')
      if (!(await vaults.remove(id))) throw notFound('Vault', id)
      return c.json({ id, type: 'vault_deleted' })
    })
    .post('/:id/credentials', async (c) => {
      const vault = await getVault(vaults, c.req.param('id'))
      const given = readCredentialCreation(jsonBody(c))
      if (vault.archivedAt !== null) throw conflict(`Vault '${vault.id}' is archived and takes no credentials.`)
      const credential = toStored(vault.id, given)
      await vaults.createCredential(credential)
      return c.json(profile.credential(credential), profile.status.create)
    })
    .get('/:id/credentials', async (c) => {
      const { id: vaultId } = await getVault(vaults, c.req.param('id'))
      const query = readPageQuery(c, cursorOf('vcred'))
      const filter = { includeArchived: readIncludeArchived(c), name: c.req.query('name') || undefined }
      const page = await vaults.listCredentials(vaultId, { ...query, ...filter })
      return c.json(toList(page, query, profile.credential, ({ id }) => id))
    })

  function toStored(vaultId: string, { auth, metadata }: ReturnType<typeof readCredentialCreation>): StoredCredential {
    const id = createId('vcred')
    const at = nowInstant()
    const sealed = secretBox.seal(auth.secrets, id)
    return { id, vaultId, auth: auth.shown, sealed, metadata, archivedAt: null, createdAt: at, updatedAt: at }
  }
}
