import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { PinnedAddress } from './pinnedRequest.ts'
import { isLoopbackAddress, isPublicAddress } from './privateAddress.ts'

/** A refusal or failure that its reader may see as it is. */
export class FetchProblem extends Error {}

export interface AdmissionRules {
  /** Why a host is not to be reached, as a sentence; null when it may be. */
  refusal: (host: string) => string | null
  /** All addresses of a name. The system's resolver by default. */
  lookup?: ((host: string) => Promise<PinnedAddress[]>) | undefined
  /** Whether this machine itself may be reached; other addresses that are not public never are. */
  allowsLoopback?: boolean
}

/** The address to connect to, when the rules and the address allow it; throws a FetchProblem otherwise. */
export async function admitUrl(url: URL, rules: AdmissionRules): Promise<PinnedAddress> {
  const { refusal, lookup = resolveAll, allowsLoopback = false } = rules
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchProblem(`Only http and https URLs can be fetched, not ${url.protocol.slice(0, -1)}.`)
  }
  if (url.username || url.password) throw new FetchProblem('URLs with a user name or password are not fetched.')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const reason = refusal(host)
  if (reason) throw new FetchProblem(reason)
  const literal = isIP(host)
  const addresses = literal ? [{ address: host, family: literal }] : await lookup(host)
  const isAllowed = (address: string) => isPublicAddress(address) || (allowsLoopback && isLoopbackAddress(address))
  const hidden = addresses.find(({ address }) => !isAllowed(address))
  if (hidden) {
    throw new FetchProblem(
      `${host} leads to ${hidden.address}, which is not on the public internet. ${allowsLoopback ? 'Private and link-local' : 'Loopback, private and link-local'} addresses are never fetched.`,
    )
  }
  const [first] = addresses
  if (!first) throw new FetchProblem(`${host} has no address.`)
  return first
}

async function resolveAll(host: string): Promise<PinnedAddress[]> {
  try {
    return await systemLookup(host, { all: true })
  } catch {
    throw new FetchProblem(`The name ${host} could not be resolved.`)
  }
}
