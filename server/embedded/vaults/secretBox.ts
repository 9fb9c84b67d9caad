import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The secret members of a credential, by the name of their field. */
export type Secrets = Record<string, string>

/** Seals what must not be read from the data folder, and proves on opening that nobody has changed it. */
export interface SecretBox {
  /** `place` is where the sealed text belongs: it opens nowhere else. */
  seal(secrets: Secrets, place: string): string
  /** Throws when the text was sealed with another key or for another place, or was changed since. */
  open(sealed: string, place: string): Secrets
  /** A keyed digest, for bodies that may hold a secret: a plain one would let short secrets be guessed. */
  digest(content: string | Uint8Array): string
}

const version = 'v1'
const ivBytes = 12

/** AES-256-GCM under a key of 32 bytes. Sealing and digests use keys of their own, derived from it. */
export function createSecretBox(key: Uint8Array): SecretBox {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `cloud-agents-console ${purpose}`, 32))
  const sealingKey = derive('vault')
  const digestKey = derive('digest')
  return {
    seal(secrets, place) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(place))
      const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
      return [version, ...[iv, cipher.getAuthTag(), data].map((bytes) => bytes.toString('base64'))].join('.')
    },
    open(sealed, place) {
      const [written, ...parts] = sealed.split('.')
      const [iv, tag, data] = parts.map((part) => Buffer.from(part, 'base64'))
      if (written !== version || !iv || !tag || !data) throw new Error('This is not a sealed secret.')
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, iv, { authTagLength: 16 })
        .setAAD(Buffer.from(place))
        .setAuthTag(tag)
      const text = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
      // Proven to be what `seal` wrote.
      return JSON.parse(text) as Secrets
    },
    digest: (content) => createHmac('sha256', digestKey).update(content).digest('hex'),
  }
}
