import { version as nodeVersion } from 'node:process'
import { Hono } from 'hono'
import about from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { examine } from './doctor.ts'
import { invalid } from './embedded/problem.ts'
import { findDownloadLink } from './findDownloadLink.ts'
import type { Workspaces } from './workspaces.ts'

/** The console's own few endpoints: which workspaces there are, which version this is, what works. */
export function createConsoleApi(config: Config, workspaces: Workspaces) {
  const api = new Hono()

  api.get('/workspaces', (c) => {
    const data = workspaces.all.map(({ id, name, color, kind, isReadOnly, description }) => ({
      id,
      name,
      color,
      kind,
      is_read_only: isReadOnly,
      description,
    }))
    return c.json({ data, default: data[0]?.id ?? null }, 200, { 'cache-control': 'no-store' })
  })

  api.get('/version', (c) =>
    c.json({ name: about.name, version: about.version, node: nodeVersion.replace(/^v/, '') }, 200, {
      'cache-control': 'no-store',
    }),
  )

  api.get('/doctor', async (c) => {
    const id = c.req.query('workspace')
    if (!id) throw invalid("The parameter 'workspace' is required.", 'workspace')
    const workspace = workspaces.get(id)
    const checks = await examine(workspace, config)
    const isHealthy = checks.every(({ status }) => status !== 'failed')
    return c.json({ workspace: id, is_healthy: isHealthy, checks }, 200, { 'cache-control': 'no-store' })
  })

  // A link that a browser can follow, in every workspace: the API itself answers with a link that is good for an hour.
  api.get('/workspaces/:workspace/files/:id/download', async (c) => {
    const { workspace, id } = c.req.param()
    const link = await findDownloadLink(workspaces.get(workspace), c.req.raw, id)
    return link instanceof Response ? link : c.redirect(link, 302)
  })

  return api
}
