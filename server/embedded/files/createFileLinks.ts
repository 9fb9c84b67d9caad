import { createHmac, timingSafeEqual } from 'node:crypto'

const validSeconds = 3600

/** Links to the content of one file that need no token and are good for an hour. */
export interface FileLinks {
  /** `origin` is where the caller reached this server. */
  create(origin: string, id: string): { url: string; expiresAt: string }
  check(id: string, expires: string, signature: string): 'good' | 'expired' | 'wrong'
}

/** Signed with a key made from the API's token: they outlive a restart, not a change of the token. */
export function createFileLinks(token: string, now: () => number = Date.now): FileLinks {
  const key = createHmac('sha256', token).update('links to file contents').digest()
  const sign = (id: string, expires: string) => createHmac('sha256', key).update(`${id}\n${expires}`).digest()
  return {
    create(origin, id) {
      const expires = Math.floor(now() / 1000) + validSeconds
      const query = new URLSearchParams({
        expires: String(expires),
        signature: sign(id, String(expires)).toString('base64url'),
      })
      const expiresAt = new Date(expires * 1000).toISOString().replace('.000Z', 'Z')
      return { url: `${origin}/api/v1/cloud/files/${id}/download?${query}`, expiresAt }
    },
    check(id, expires, signature) {
      const expected = sign(id, expires)
      const given = Buffer.from(signature, 'base64url')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong'
      return Number(expires) * 1000 > now() ? 'good' : 'expired'
    },
  }
}
