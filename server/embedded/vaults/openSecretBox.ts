import { randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../configError.ts'
import type { VaultStore } from '../store/store.ts'
import { decodeVaultKey } from './decodeVaultKey.ts'
import { createSecretBox, type SecretBox } from './secretBox.ts'

/** Name of the key file inside the data folder. */
export const vaultKeyFile = 'vault-key'

const checkPlace = 'vault key check'
const checkSecrets = { check: 'opens' }

/**
 * The box for the secrets of a data folder, under the given key, else the one kept in the folder, else a new one that
 * is kept there for its owner only. Throws a ConfigError when the key is not the one the stored secrets need.
 */
export async function openSecretBox(dataDir: string, given: string | null, vaults: VaultStore): Promise<SecretBox> {
  const file = join(dataDir, vaultKeyFile)
  const hasSecrets = await vaults.hasSecrets()
  const box = createSecretBox(given === null ? await keptKey(file, hasSecrets) : decoded(given, 'CONSOLE_VAULT_KEY'))
  const check = await vaults.keyCheck()
  if (check !== undefined && opens(box, check)) return box
  if (check !== undefined && hasSecrets) {
    throw new ConfigError(
      `The vault key does not open the credentials in ${dataDir}. Start with the key they were stored with: give it as CONSOLE_VAULT_KEY, or put it back into ${file} and leave CONSOLE_VAULT_KEY unset.`,
    )
  }
  await vaults.setKeyCheck(box.seal(checkSecrets, checkPlace))
  return box
}

async function keptKey(file: string, hasSecrets: boolean): Promise<Buffer> {
  const text = await readIfThere(file)
  if (text !== null) {
    await chmod(file, 0o600)
    return decoded(text.trim(), file)
  }
  if (hasSecrets) {
    throw new ConfigError(
      `The vault key ${file} is missing, and credentials were stored with it. Put the file back, or give the key as CONSOLE_VAULT_KEY.`,
    )
  }
  const key = randomBytes(32)
  await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

function decoded(text: string, where: string): Buffer {
  const key = decodeVaultKey(text)
  if (key) return key
  throw new ConfigError(
    `${where} does not hold a vault key: it has to be 32 bytes in base64, or 64 hexadecimal digits.`,
  )
}

function opens(box: SecretBox, sealed: string): boolean {
  try {
    return box.open(sealed, checkPlace).check === checkSecrets.check
  } catch {
    return false // That is what the check is for.
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
