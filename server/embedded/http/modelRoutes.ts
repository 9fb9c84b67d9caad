import { Hono } from 'hono'
import type { Cloud, CloudEnv } from './context.ts'

/** The catalogue is short and not paged, so its answer has no cursors. */
export function modelRoutes({ models }: Cloud): Hono<CloudEnv> {
  return new Hono<CloudEnv>().get('/', (c) =>
    c.json({
      data: models.list().map((model) => ({ ...model, type: 'model', is_enabled: true, is_new: false })),
      has_more: false,
    }),
  )
}
