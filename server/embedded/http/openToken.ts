import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The bearer token of the embedded cloud: the given one, else the one kept in the data folder, else a new one that is
 * kept there for its owner only.
 */
export async function openToken(
  dataDir: string,
  given: string | null,
): Promise<{ token: string; isNewToken: boolean }> {
  if (given !== null) return { token: given, isNewToken: false }
  const file = join(dataDir, 'embedded-token')
  const kept = (await readIfThere(file)).trim()
  if (kept !== '') return { token: kept, isNewToken: false }
  const token = `qca_${randomBytes(32).toString('base64url')}`
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, `${token}\n`, { mode: 0o600 })
  return { token, isNewToken: true }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
