import { isIP } from 'node:net'
import { isLoopbackHost } from '../../loopback.ts'
import { isPublicAddress } from '../sandbox/privateAddress.ts'

/** Why no webhook may go to this URL, as far as the URL itself tells; null when it may. Names are looked up at each try. */
export function findUrlFault(text: string, allowsLoopback: boolean): string | null {
  if (!URL.canParse(text)) return `'${text}' is not a URL.`
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.username || url.password) return 'A webhook URL has no user name and no password.'
  if (url.hash) return 'A webhook URL has no fragment.'
  if (isLoopbackHost(url.hostname)) {
    if (allowsLoopback && (url.protocol === 'http:' || url.protocol === 'https:')) return null
    return 'This machine is no destination for webhooks. Start the console with CONSOLE_WEBHOOK_LOOPBACK=on to allow it.'
  }
  if (url.protocol !== 'https:') return 'A webhook URL begins with https://.'
  if (url.port !== '') return 'Webhooks go to port 443 only.'
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `${host} is not on the public internet.`
  return null
}
