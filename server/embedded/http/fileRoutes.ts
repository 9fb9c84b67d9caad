import { Hono } from 'hono'
import type { FileRecord } from '../canonical.ts'
import type { ReceivedContent } from '../files/createFileContents.ts'
import { toFileName, toMimeType } from '../files/fileName.ts'
import { conflict, invalid, notFound, Problem } from '../problem.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { readPurpose, readUploadFields } from './fileFields.ts'
import { cursorOf, readPageQuery, readValues, toList } from './lists.ts'
import { type FilePart, readMultipart, skip } from './multipart.ts'

export function fileRoutes({ store, contents, links, profile }: Cloud): Hono<CloudEnv> {
  const { files } = store

  async function getFile(id: string): Promise<FileRecord> {
    const file = await files.get(id)
    if (!file) throw notFound('File', id)
    return file
  }

  async function upload(c: CloudContext) {
    for (const id of await files.removeExpired()) await contents.remove(id)
    let part: FilePart | undefined
    let received: ReceivedContent | undefined
    try {
      const parts = await readMultipart(c, { files: 1 }, async (given) => {
        if (given.name !== 'file') return skip(given)
        part = given
        received = await contents.receive(given.content)
      })
      if (!part || !received) throw invalid("Field 'file' is required.", 'file')
      const { name, ...fields } = readUploadFields(parts)
      const filename = toFileName(name ?? part.filename)
      const at = nowInstant()
      const file: FileRecord = {
        ...fields,
        id: createId('file'),
        filename,
        sizeBytes: received.sizeBytes,
        mimeType: toMimeType(part.mimeType, filename),
        downloadable: false,
        scopeId: null,
        createdAt: at,
      }
      await received.keep(file.id)
      received = undefined
      await files.create(file)
      return c.json(profile.file(file), profile.status.create)
    } finally {
      await received?.discard()
    }
  }

  async function list(c: CloudContext) {
    const query = readPageQuery(c, cursorOf('file'))
    const ids = readValues(c, 'ids')
    if (ids && ids.length > 100) throw invalid("Field 'ids' must be at most 100 entries long.", 'ids')
    const page = await files.list({
      ...query,
      ids,
      scopeId: c.req.query('scope_id') || undefined,
      purpose: readPurpose(c.req.query('purpose')),
      namePrefix: c.req.query('name') || undefined,
    })
    return c.json(toList(page, query, profile.file, ({ id }) => id))
  }

  return new Hono<CloudEnv>()
    .post('/', upload)
    .get('/', list)
    .get('/:id', async (c) => c.json(profile.file(await getFile(c.req.param('id')))))
    .get('/:id/content', async (c) => {
      const { id, downloadable } = await getFile(c.req.param('id'))
      if (!downloadable)
        throw new Problem(403, 'permission_error', `File '${id}' is not downloadable: only delivered files are.`)
      const { url, expiresAt } = links.create(new URL(c.req.url).origin, id)
      return c.json({ url, expires_at: expiresAt })
    })
    .delete('/:id', async (c) => {
      const { id } = await getFile(c.req.param('id'))
      const [session] = await files.sessionsWith(id, 1)
      if (session)
        throw conflict(`File '${id}' is mounted in session '${session}'. Remove it there, or archive the session.`)
      await files.remove(id)
      await contents.remove(id)
      return c.json({ id, type: 'file_deleted' })
    })
}
