import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

export const createSigningSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

/** The signature of Standard Webhooks: the key is what stands behind `whsec_`, the text `id.timestamp.body`. */
export function sign(secret: string, { id, timestamp, body }: { id: string; timestamp: number; body: string }): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
