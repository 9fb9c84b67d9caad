import { Hono } from 'hono'
import { notFound, Problem } from '../problem.ts'
import type { Cloud, CloudEnv } from './context.ts'

/** The target of a link from `GET /files/{id}/content`: the link itself is the permission, so no token is asked for. */
export function fileDownload({ store, contents, links }: Cloud): Hono<CloudEnv> {
  return new Hono<CloudEnv>().get('/:id/download', async (c) => {
    const id = c.req.param('id')
    const verdict = links.check(id, c.req.query('expires') ?? '', c.req.query('signature') ?? '')
    if (verdict === 'wrong') throw new Problem(403, 'permission_error', 'The download link is not valid.')
    if (verdict === 'expired')
      throw new Problem(403, 'permission_error', 'The download link has expired. Ask for the content again.')
    const file = await store.files.get(id)
    const content = file && (await contents.read(id))
    if (!content) throw notFound('File', id)
    return new Response(content.body, {
      headers: {
        'content-type': file.mimeType,
        'content-length': String(content.sizeBytes),
        // Never shown as a page of this server, whatever an agent put into it.
        'content-disposition': `attachment; filename*=UTF-8''${encoded(file.filename)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    })
  })
}

/** RFC 8187 leaves fewer characters as they are than `encodeURIComponent` does. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
