/** Many readers of one stream in a process of their own, so that their work is not counted as the server's. */
import { get } from 'node:http'

export interface ClientOrder {
  url: string
  token: string
  clients: number
  /** How many events each client waits for. */
  total: number
}

export interface ClientReport {
  delivered: number
  outOfOrder: number
}

function send(message: ClientReport | 'connected'): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()))
}

/** Reads until the last event or the end of the stream; each event carries its number as `tick`. */
function readStream({ url, token, total }: ClientOrder, onConnected: () => void): Promise<ClientReport> {
  return new Promise((resolve, reject) => {
    const report: ClientReport = { delivered: 0, outOfOrder: 0 }
    const request = get(url, { headers: { authorization: `Bearer ${token}` }, agent: false }, (answer) => {
      let rest = ''
      let expected = 0
      onConnected()
      answer.setEncoding('latin1')
      answer.on('data', (piece: string) => {
        const text = rest + piece
        const end = text.lastIndexOf('\n\n')
        rest = text.slice(end + 2)
        if (end < 0) return
        for (const [, tick] of text.slice(0, end).matchAll(/"tick":(\d+)/g)) {
          report.delivered += 1
          if (Number(tick) !== expected) report.outOfOrder += 1
          expected = Number(tick) + 1
        }
        if (expected < total) return
        resolve(report)
        request.destroy()
      })
      answer.on('close', () => resolve(report))
    })
    request.on('error', reject)
  })
}

process.once('message', (message) => {
  // The parent sends one order and nothing else.
  const order = message as ClientOrder
  let connected = 0
  const readers = Array.from({ length: order.clients }, () =>
    readStream(order, () => {
      connected += 1
      if (connected === order.clients) void send('connected')
    }),
  )
  Promise.all(readers)
    .then(async (reports) => {
      await send({
        delivered: reports.reduce((sum, { delivered }) => sum + delivered, 0),
        outOfOrder: reports.reduce((sum, { outOfOrder }) => sum + outOfOrder, 0),
      })
      process.disconnect()
    })
    .catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
})
