import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect as connectTo, isIP, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { connect as connectSecurely } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

export interface PinnedAddress {
  address: string
  family: number
}

/** What is sent instead of asking for a page. */
export interface Post {
  headers: Record<string, string>
  body: string
}

/** Opens a connection to an address that was already checked; tests lead it to loopback. */
export type Connect = (address: string, port: number) => Socket

const connectDirectly: Connect = (address, port) => connectTo({ host: address, port })

interface RequestOptions {
  method?: string
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
  connect?: Connect | undefined
}

/**
 * One request over a connection to an address that was resolved and checked before: the name is not looked up a second
 * time, so a second, different answer of its name server changes nothing. Redirects are answers, not followed.
 */
export function pinnedRequest(url: URL, { address }: PinnedAddress, options: RequestOptions): Promise<IncomingMessage> {
  const { method = 'GET', headers, body, signal, connect = connectDirectly } = options
  const isSecure = url.protocol === 'https:'
  const port = Number(url.port || (isSecure ? 443 : 80))
  function createConnection(): Socket {
    const socket = connect(address, port)
    if (!isSecure) return socket
    const host = url.hostname.replace(/^\[|\]$/g, '')
    return connectSecurely({ socket, host, ...(isIP(host) ? {} : { servername: host }), ALPNProtocols: ['http/1.1'] })
  }
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)(url, {
      createConnection, // only used while no `agent` is given, not even `false`
      method,
      signal,
      headers,
    })
    request.on('response', resolve).on('error', reject).end(body)
  })
}

/** Reads a body up to `limit` bytes after decompression. `isWhole` is false when there was more. */
export async function readBody(answer: IncomingMessage, limit: number): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  const body = decoded(answer)
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk)
      chunks.push(bytes)
      size += bytes.length
      if (size > limit) return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: false }
    }
    return { bytes: Buffer.concat(chunks), isWhole: true }
  } finally {
    body.destroy()
    answer.destroy()
  }
}

/** The body as it was before it was compressed for the way. */
export function decoded(answer: IncomingMessage): Readable {
  const decoder = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase()
  if (encoding !== 'gzip' && encoding !== 'deflate' && encoding !== 'br') return answer
  const body = decoder[encoding]()
  answer.on('error', (error) => body.destroy(error))
  return answer.pipe(body)
}
