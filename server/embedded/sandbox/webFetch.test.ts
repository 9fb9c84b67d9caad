import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect as connectTo, createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../canonical.ts'
import { createWebFetch } from './webFetch.ts'

const never = new AbortController().signal
const somewhere = '93.184.216.34'

let server: Server
let port = 0
const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/plain': (_request, response) => response.setHeader('content-type', 'text/plain').end('plain words'),
  '/html': (_request, response) =>
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end('<title>T</title><h1>Head</h1><script>bad()</script><p>Go to <a href="/x">there</a> &amp; back</p>'),
  '/latin': (_request, response) =>
    response.setHeader('content-type', 'text/plain; charset=iso-8859-1').end(Buffer.from([0x67, 0x72, 0xfc, 0x6e])),
  '/gzip': (_request, response) =>
    response
      .setHeader('content-type', 'text/plain')
      .setHeader('content-encoding', 'gzip')
      .end(gzipSync('unpacked '.repeat(1_000_000))),
  '/image': (_request, response) => response.setHeader('content-type', 'image/png').end('x'),
  '/missing': (_request, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('no such page'),
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/hop': (_request, response) => response.writeHead(301, { location: '/plain' }).end(),
  '/inside': (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1/plain' }).end(),
  '/metadata': (_request, response) => response.writeHead(302, { location: 'http://cloud.test/plain' }).end(),
  '/file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/elsewhere': (_request, response) => response.writeHead(302, { location: 'http://other.test/plain' }).end(),
  '/never': () => undefined,
}

beforeAll(async () => {
  server = createServer((request, response) => {
    pages[request.url ?? '']?.(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  port = portOf(server)
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const portOf = (listener: { address(): unknown }) => (listener.address() as AddressInfo).port // listens on TCP

/** Takes the first bytes of a TLS connection and hangs up. */
function createSecureListener() {
  const listener = createTcpServer()
  const greeting = new Promise<Buffer>((resolve) => {
    listener.on('connection', (socket) => {
      socket.once('data', (bytes) => {
        resolve(bytes)
        socket.destroy()
      })
    })
  })
  return { server: listener, greeting }
}

/** A web of its own: every name is public except those said otherwise, and every connection ends at our server. */
function fetcher(networking: Json = { type: 'unrestricted' }, names: Record<string, string[]> = {}) {
  const dialled: string[] = []
  const webFetch = createWebFetch(networking, {
    lookup: async (host) =>
      (names[host] ?? [somewhere]).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    connect: (address) => {
      dialled.push(address)
      return connectTo({ host: '127.0.0.1', port })
    },
  })
  const get = async (url: string) => {
    const { content, isError } = await webFetch({ url }, never)
    return `${isError ? 'error: ' : ''}${String(content[0]?.text)}`
  }
  return { get, webFetch, dialled }
}

describe('a page', () => {
  it('arrives with its address, status and text', async () => {
    expect(await fetcher().get('http://site.test/plain')).toBe(
      'http://site.test/plain\nstatus 200, text/plain\n\nplain words',
    )
  })

  it('in HTML arrives as readable text', async () => {
    const answer = await fetcher().get('http://site.test/html')
    expect(answer).toContain('# Head\n\nGo to [there](/x) & back')
    expect(answer).not.toContain('bad()')
  })

  it('is decoded by its character set and its encoding, and cut at 2 MB', async () => {
    expect(await fetcher().get('http://site.test/latin')).toContain('grün')
    const unpacked = await fetcher().get('http://site.test/gzip')
    expect(unpacked).toContain('unpacked unpacked')
    expect(unpacked).toContain('only the first 2 MB are read')
    expect(unpacked.length).toBeLessThan(2_100_000)
  })

  it('that is missing or no text is an error that says so', async () => {
    expect(await fetcher().get('http://site.test/missing')).toMatch(/^error: .*status 404.*no such page/s)
    expect(await fetcher().get('http://site.test/image')).toContain('is image/png; only text can be fetched')
  })

  it('can be given up', async () => {
    const stop = new AbortController()
    const fetching = fetcher().webFetch({ url: 'http://site.test/never' }, stop.signal)
    await once(server, 'request')
    stop.abort(new Error('interrupted'))
    await expect(fetching).rejects.toThrow('interrupted')
  })
})

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '10.0.0.1',
    '172.16.5.4',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:93.184.216.34',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2002:7f00:1::',
    '2001:0:4136:e378::1',
  ])('%s is never fetched, whether written in the URL or found behind a name', async (address) => {
    const { get, dialled } = fetcher({ type: 'unrestricted' }, { 'inside.test': [address] })
    const literal = address.includes(':') ? `[${address}]` : address
    expect(await get(`http://${literal}/plain`)).toContain('not on the public internet')
    expect(await get('http://inside.test/plain')).toContain(`inside.test leads to ${address}`)
    expect(dialled).toEqual([])
  })

  it.each(['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://①②⑦.0.0.1/'])(
    '%s is seen through',
    async (url) => {
      expect(await fetcher().get(url)).toContain('127.0.0.1 leads to 127.0.0.1')
    },
  )

  it('are refused when only one of several is private', async () => {
    const { get } = fetcher({ type: 'unrestricted' }, { 'mixed.test': [somewhere, '10.0.0.1'] })
    expect(await get('http://mixed.test/plain')).toContain('leads to 10.0.0.1')
  })

  it('are asked for once and then kept, so a name that changes its answer gains nothing', async () => {
    const answers = [somewhere, '127.0.0.1']
    const dialled: string[] = []
    const webFetch = createWebFetch(
      { type: 'unrestricted' },
      {
        lookup: async () => [{ address: answers.shift() ?? 'none', family: 4 }],
        connect: (address) => {
          dialled.push(address)
          return connectTo({ host: '127.0.0.1', port })
        },
      },
    )
    expect((await webFetch({ url: 'http://turning.test/plain' }, never)).isError).toBe(false)
    expect(dialled).toEqual([somewhere])
    expect(answers).toEqual(['127.0.0.1'])
  })

  it('are used for https too, under the name that was asked for', async () => {
    const secure = createSecureListener()
    await once(secure.server.listen(0, '127.0.0.1'), 'listening')
    const dialled: string[] = []
    const webFetch = createWebFetch(
      { type: 'unrestricted' },
      {
        lookup: async () => [{ address: somewhere, family: 4 }],
        connect: (address, wanted) => {
          dialled.push(`${address} ${wanted}`)
          return connectTo({ host: '127.0.0.1', port: portOf(secure.server) })
        },
      },
    )
    expect((await webFetch({ url: 'https://site.test/plain' }, never)).isError).toBe(true)
    expect(dialled).toEqual([`${somewhere} 443`])
    expect((await secure.greeting).toString('latin1')).toContain('site.test')
    secure.server.close()
  })
})

describe('redirects', () => {
  it('are followed', async () => {
    expect(await fetcher().get('http://site.test/hop')).toContain('http://site.test/plain\nstatus 200')
  })

  it('end after five', async () => {
    const { get, dialled } = fetcher()
    expect(await get('http://site.test/loop')).toContain('redirects more than 5 times')
    expect(dialled).toHaveLength(6)
  })

  it('are held to the same rules', async () => {
    const { get } = fetcher({ type: 'unrestricted' }, { 'cloud.test': ['169.254.169.254'] })
    expect(await get('http://site.test/inside')).toContain('127.0.0.1, which is not on the public internet')
    expect(await get('http://site.test/metadata')).toContain('leads to 169.254.169.254')
    expect(await get('http://site.test/file')).toContain('Only http and https URLs')
    const limited = fetcher({ type: 'limited', allowed_hosts: ['site.test'] })
    expect(await limited.get('http://site.test/elsewhere')).toContain('other.test is not among')
  })
})

describe('the networking policy', () => {
  it('limited lets through its hosts and the names below a star, nothing else', async () => {
    const { get, dialled } = fetcher({ type: 'limited', allowed_hosts: ['site.test', '*.docs.test'] })
    expect(await get('http://site.test/plain')).toContain('status 200')
    expect(await get('http://SITE.test./plain')).toContain('status 200')
    expect(await get('http://a.b.docs.test/plain')).toContain('status 200')
    for (const host of ['docs.test', 'evildocs.test', 'site.test.evil.test', 'sub.site.test', somewhere]) {
      expect(await get(`http://${host}/plain`)).toContain(`${host} is not among the environment's allowed_hosts`)
    }
    expect(dialled).toHaveLength(3)
  })

  it('that is left out means limited, and an allowed private address stays refused', async () => {
    expect(await fetcher(null).get('http://site.test/plain')).toContain('networking policy is limited')
    const { get } = fetcher({ type: 'limited', allowed_hosts: ['127.0.0.1'] })
    expect(await get('http://127.0.0.1/plain')).toContain('not on the public internet')
  })
})

it('names what is wrong with the input', async () => {
  expect(await fetcher().get('ftp://site.test/x')).toContain('Only http and https URLs can be fetched, not ftp.')
  expect(await fetcher().get('site.test')).toContain('`url` must be a complete URL')
  expect(await fetcher().get('http://me:secret@site.test/')).toContain('user name or password')
  expect((await fetcher().webFetch({}, never)).content[0]?.text).toBe('Input field `url` is missing.')
})
