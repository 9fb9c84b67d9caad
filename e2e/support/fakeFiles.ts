import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, refuse } from './fakeHttp.ts'

interface FileCall {
  request: IncomingMessage
  response: ServerResponse
  id: string | undefined
  part: string | undefined
}

/** Files of the fake cloud: takes an upload, and gives a link that anybody may follow. */
export function createFakeFiles() {
  let uploads = 0
  return async function answerFiles({ request, response, id, part }: FileCall): Promise<void> {
    if (request.method === 'POST' && !id) {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece)
      const body = Buffer.concat(pieces).toString('utf8')
      const filename = /filename="([^"]+)"/.exec(body)?.[1]
      if (!filename) return refuse(response, 400, 'invalid_request_error', "Field 'file' is required.")
      uploads += 1
      const file = { type: 'file', filename, size_bytes: body.length, downloadable: false, scope: null, metadata: {} }
      return answerJson(response, 201, { id: `file_${String(uploads).padStart(20, '0')}`, ...file })
    }
    if (part === 'content') {
      const url = `http://${request.headers.host}/stored/${id}`
      return answerJson(response, 200, { url, expires_at: new Date(Date.now() + 3_600_000).toISOString() })
    }
    refuse(response, 404, 'not_found_error', 'The file was not found.')
  }
}

/** What the link leads to, without a token. */
export function answerStored(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="report.md"' })
  response.end('# Report\n')
}
