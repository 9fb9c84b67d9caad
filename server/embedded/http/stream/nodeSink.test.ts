import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterEach, expect, it } from 'vitest'
import { openTestApi } from '../testApi.ts'
import { readFrames } from './frameReader.ts'

let server: ServerType | undefined

afterEach(async () => {
  if (!server) return
  const closed = once(server, 'close')
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  await closed
})

/** The embedded cloud behind Node's own server, as the product runs it. */
async function listen() {
  const api = await openTestApi('2026-05', { heartbeatMs: 20 })
  // Without other options `serve` makes a plain HTTP server, whose bindings these are.
  const fetchFrom = (request: Request, bindings: unknown) => api.cloud.fetch(request, bindings as never)
  server = serve({ fetch: fetchFrom, port: 0, hostname: '127.0.0.1' })
  if (!server.listening) await once(server, 'listening')
  // A server on a port has such an address.
  const { port } = server.address() as AddressInfo
  const { id } = await api.createSession()
  const headers = { authorization: 'Bearer qca_test' }
  const url = `http://127.0.0.1:${port}/api/v1/cloud/sessions/${id}/events`
  const append = (type: string) =>
    api.store.events.append(id, [{ type, payload: {}, turnId: null, threadId: 'sthr_1' }])
  return { api, id, port, url, headers, append }
}

it('streams through a real server: headers, comment, events and heartbeats at once, uncompressed', async () => {
  const { url, headers, append } = await listen()
  const answer = await fetch(`${url}/stream`, { headers: { ...headers, 'accept-encoding': 'gzip, br' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  const stream = readFrames(answer.body)
  expect((await stream.next())?.text).toBe(': connected')
  await append('agent.a')
  await stream.until('agent.a')
  await stream.until('heartbeat')
  await append('session.status_terminated')
  expect((await stream.rest()).at(-1)?.event).toBe('session.status_terminated')
})

it('answers a refused stream as JSON', async () => {
  const { url, headers } = await listen()
  const answer = await fetch(`${url}/stream?after_id=nobody`, { headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/json'])
  expect((await fetch(`${url}/stream`, { headers, method: 'HEAD' })).status).toBe(400)
})

it('frees what a reader held as soon as it hangs up', async () => {
  const { api, id, url, headers } = await listen()
  const held = new Set<unknown>()
  const { subscribe } = api.store.events
  let released = () => {}
  const allReleased = new Promise<void>((resolve) => {
    released = resolve
  })
  api.store.events.subscribe = (sessionId, listener) => {
    const unsubscribe = subscribe(sessionId, listener)
    held.add(listener)
    return () => {
      unsubscribe()
      held.delete(listener)
      if (held.size === 0) released()
    }
  }
  const leaving = new AbortController()
  const answer = await fetch(`${url}/stream`, { headers, signal: leaving.signal })
  await readFrames(answer.body).next()
  expect([held.size, id]).toEqual([1, id])
  leaving.abort()
  await allReleased
  expect(held.size).toBe(0)
})

it('answers a body above 32 MB before it has arrived', async () => {
  const { port } = await listen()
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    'POST /api/v1/cloud/agents HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer qca_test\r\ncontent-length: 99999999\r\n\r\n{',
  )
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /)
  socket.destroy()
})
