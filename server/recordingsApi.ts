import { Hono } from 'hono'
import { z } from 'zod'
import { invalid, Problem } from './embedded/problem.ts'
import type { Recordings } from './embedded/recordings/createRecordings.ts'
import { faultSchema } from './embedded/recordings/faults.ts'
import { maxRecordingBytes } from './embedded/recordings/recordingFolders.ts'

const playSchema = z.strictObject({
  speed: z.number().min(0.1).max(1000).optional(),
  faults: z.array(faultSchema).max(20).default([]),
})

/** Recordings hosted as sessions of the embedded cloud: `/api/console/recordings`. */
export function createRecordingsApi(recordings: Recordings | null) {
  const api = new Hono()
  const here = (): Recordings => {
    if (recordings) return recordings
    throw new Problem(404, 'not_found_error', 'The embedded cloud is switched off, so no recording can be hosted.')
  }

  api.get('/', (c) =>
    c.json(
      {
        data: here()
          .list()
          .map((id) => ({ id })),
      },
      200,
      { 'cache-control': 'no-store' },
    ),
  )

  api.post('/', async (c) => {
    const { body, headers } = c.req.raw
    if (Number(headers.get('content-length') ?? 0) > maxRecordingBytes)
      throw invalid(`The recording is larger than ${maxRecordingBytes / 1024 / 1024} MB.`)
    if (!body) throw invalid('Send the recording as the body of the request.')
    const { id, eventCount, problems } = await here().host(body, c.req.query('name') ?? null)
    return c.json({ id, event_count: eventCount, problems }, 201)
  })

  api.post('/:session/play', async (c) => {
    const text = await c.req.text()
    const options = playSchema.safeParse(text.trim() === '' ? {} : toJson(text))
    if (!options.success) {
      const [issue] = options.error.issues
      throw invalid(`${issue?.path.join('.') || 'The body'}: ${issue?.message}.`, issue?.path.join('.') || undefined)
    }
    const { speed, faults } = options.data
    const id = c.req.param('session')
    const played = await here().play(id, { faults, ...(speed === undefined ? {} : { speed }) })
    return c.json({ id, speed: played.speed, faults }, 202)
  })

  return api
}

function toJson(text: string): unknown {
  if (text.length > 64 * 1024) throw invalid('The request body is larger than 64 KB.')
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('The request body is not valid JSON.')
  }
}
