import { rmSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ConfigError } from '../../configError.ts'
import { createDataDir } from '../../testing/createDataDir.ts'
import { createStore } from '../store/createStore.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'
import { openSecretBox } from './openSecretBox.ts'
import { openSecrets } from './openSecrets.ts'
import { createSecretBox } from './secretBox.ts'

let dataDir: string
let store: Store

beforeEach(async () => {
  dataDir = createDataDir('vault-key')
  store = await createStore({ dataDir })
})
afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function keepOne(sealed: string) {
  const at = nowInstant()
  const vault = { id: 'vault_1', displayName: 'v', metadata: {}, archivedAt: null, createdAt: at, updatedAt: at }
  const { displayName: _, ...rest } = vault
  const credential = { ...rest, id: 'vcred_1', vaultId: 'vault_1', auth: { type: 'static_bearer' }, sealed }
  await store.vaults.create(vault, [credential])
  return credential
}

const key = 'ab'.repeat(32)
const open = (given: string | null = null) => openSecretBox(dataDir, given, store.vaults)

it('keeps the key it makes for its owner alone, and opens with it after a restart', async () => {
  const sealed = (await open()).seal({ token: 'secret' }, 'vcred_1')
  expect(statSync(join(dataDir, 'vault-key')).mode & 0o777).toBe(0o600)
  expect((await open()).open(sealed, 'vcred_1')).toEqual({ token: 'secret' })
})

it('makes no file when the key is given', async () => {
  await keepOne((await open(key)).seal({ token: 'secret' }, 'vcred_1'))
  expect(() => statSync(join(dataDir, 'vault-key'))).toThrow('ENOENT')
  await expect(open()).rejects.toThrow(/vault-key is missing, and credentials were stored with it/)
})

it('says in one sentence that the key is another one, but lets an empty folder change it', async () => {
  const box = await open()
  const other = await open(key)
  expect(() => other.open(box.seal({}, 'x'), 'x')).toThrow()
  await keepOne(other.seal({ token: 'secret' }, 'vcred_1'))
  await expect(open('cd'.repeat(32))).rejects.toThrow(ConfigError)
  await expect(open()).rejects.toThrow(/The vault key does not open the credentials in/)
  unlinkSync(join(dataDir, 'vault-key'))
  await expect(open(key)).resolves.toBeDefined()
})

it('opens nothing that was changed or moved on disk', async () => {
  const box = createSecretBox(Buffer.from(key, 'hex'))
  const sealed = box.seal({ token: 'secret' }, 'vcred_1')
  const changed = `${sealed.slice(0, -4)}${sealed.at(-4) === 'A' ? 'B' : 'A'}${sealed.slice(-3)}`
  expect(() => box.open(changed, 'vcred_1')).toThrow()
  expect(() => box.open(sealed, 'vcred_2')).toThrow()
  expect(() => box.open('v1.AAAA', 'vcred_1')).toThrow('This is not a sealed secret.')
  const credential = await keepOne(changed)
  expect(() => openSecrets(box, credential)).toThrow(/credential 'vcred_1' cannot be read: it was changed on disk/)
  expect(box.seal({ token: 'secret' }, 'vcred_1')).not.toBe(sealed)
})
