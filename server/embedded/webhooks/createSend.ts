import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isLoopbackHost } from '../../loopback.ts'
import { type Connect, type PinnedAddress, type Post, pinnedRequest } from '../sandbox/pinnedRequest.ts'
import { isPublicAddress } from '../sandbox/privateAddress.ts'
import { findUrlFault } from './destination.ts'

/** A destination that no further try will make a good one. */
export class DestinationProblem extends Error {}

/** Sends one delivery and answers the receiver's status. Rejects when there is none, with a DestinationProblem when that is final. */
export type Send = (url: string, post: Post, signal: AbortSignal) => Promise<number>

interface SendOptions {
  allowsLoopback: boolean
  /** All addresses of a name. The system's resolver by default. */
  lookup?: (host: string) => Promise<PinnedAddress[]>
  connect?: Connect
}

export function createSend({ allowsLoopback, lookup = resolveAll, connect }: SendOptions): Send {
  async function admit(url: URL): Promise<PinnedAddress> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const family = isIP(host)
    const addresses = family ? [{ address: host, family }] : await lookup(host)
    const isLocal = allowsLoopback && isLoopbackHost(url.hostname)
    const hidden = addresses.find(({ address }) => !isPublicAddress(address) && !(isLocal && isLoopbackHost(address)))
    if (hidden) throw new DestinationProblem(`${host} leads to ${hidden.address}, which is not on the public internet.`)
    const [first] = addresses
    if (!first) throw new Error(`${host} has no address.`)
    return first
  }

  return async (text, post, signal) => {
    const fault = findUrlFault(text, allowsLoopback)
    if (fault) throw new DestinationProblem(fault)
    const url = new URL(text)
    const answer = await pinnedRequest(url, await admit(url), { method: 'POST', ...post, signal, connect })
    answer.destroy() // only the status is of interest
    return answer.statusCode ?? 0
  }
}

function resolveAll(host: string): Promise<PinnedAddress[]> {
  return systemLookup(host, { all: true })
}
