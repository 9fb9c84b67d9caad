import { Hono } from 'hono'
import { toDeploymentObject } from '../profiles/deploymentObject.ts'
import type { Cloud, CloudEnv } from './context.ts'
import { readDeploymentFilter } from './deploymentRoutes.ts'
import { type QuerySource, readCreatedRange, readIncludeArchived } from './lists.ts'
import { createSearches } from './search.ts'
import { readSessionFilter } from './sessionRoutes.ts'

const readFilter = (given: QuerySource) => ({
  includeArchived: readIncludeArchived(given),
  created: readCreatedRange(given),
})

/** The searches, each from what its collection lists by. They share how many may be in flight. */
export function searchRoutes({ store, deployments: { nowMs }, profile }: Cloud): Hono<CloudEnv> {
  const { agents, deployments, environments, sessions, files } = store
  const search = createSearches()
  const readFileFilter = ({ req }: QuerySource) => ({ scopeId: req.query('scope_id') || undefined })
  return new Hono<CloudEnv>()
    .post('/agents/search', search({ prefix: 'agent', store: agents, readFilter, toObject: profile.agent }))
    .post(
      '/environments/search',
      search({ prefix: 'env', store: environments, readFilter, toObject: profile.environment }),
    )
    .post(
      '/sessions/search',
      search({
        prefix: 'sess',
        store: sessions,
        readFilter: (given) => readSessionFilter(given, profile),
        toObject: profile.session,
      }),
    )
    .post(
      '/deployments/search',
      search({
        prefix: 'dep',
        store: deployments,
        readFilter: readDeploymentFilter,
        toObject: (deployment) => toDeploymentObject(deployment, nowMs()),
      }),
    )
    .post('/files/search', search({ prefix: 'file', store: files, readFilter: readFileFilter, toObject: profile.file }))
}
