import { Hono } from 'hono'
import type { AgentRecord } from '../canonical.ts'
import { conflict, invalid, notFound } from '../problem.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import { checkServerNames, modelId, readAgentCreation, readAgentUpdate } from './agentFields.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { patchedMetadata } from './fields.ts'
import { cursorOf, readCreatedRange, readIncludeArchived, readPageQuery, toList } from './lists.ts'
import { resolveMultiagent } from './multiagent.ts'
import { jsonBody } from './requestBody.ts'
import { checkSkills } from './skill/checkSkills.ts'
import { checkTools } from './toolFields.ts'

export function agentRoutes({ store: { agents, skills }, models, profile, changes: { tell } }: Cloud): Hono<CloudEnv> {
  async function getAgent(id: string, version?: number): Promise<AgentRecord> {
    const agent = await agents.get(id, version)
    if (!agent) throw notFound('Agent', version === undefined ? id : `${id}' version '${version}`)
    return agent
  }

  /** What holds for an agent as a whole, whether it is new or changed. */
  async function checked(agent: AgentRecord, c: CloudContext): Promise<AgentRecord> {
    if (!models.has(modelId(agent.model))) throw invalid(`Model '${modelId(agent.model)}' is not available.`, 'model')
    checkServerNames(agent.mcpServers)
    checkTools(agent, (c.req.header('x-qoder-beta') ?? '').split(/\s*,\s*/))
    return { ...agent, multiagent: await resolveMultiagent(agents, agent) }
  }

  async function update(c: CloudContext, id: string) {
    const agent = await getAgent(id)
    const { version, changes, metadata } = readAgentUpdate(jsonBody(c))
    if (agent.archivedAt !== null) throw conflict(`Agent '${agent.id}' is archived and cannot be changed.`)
    if (version !== agent.version) throw versionConflict(agent.version, version)
    if (changes.skills) await checkSkills(skills, changes.skills, agent.skills)
    const changed = await checked(
      {
        ...agent,
        ...changes,
        version: version + 1,
        metadata: patchedMetadata(agent.metadata, metadata),
        updatedAt: nowInstant(),
      },
      c,
    )
    if (!(await agents.addVersion(changed))) throw versionConflict((await getAgent(id)).version, version)
    await tell({ type: 'agent.updated', id })
    return c.json(profile.agent(changed))
  }

  return new Hono<CloudEnv>()
    .post('/', async (c) => {
      const { name, model, changes, metadata } = readAgentCreation(jsonBody(c))
      await checkSkills(skills, changes.skills ?? [])
      const at = nowInstant()
      const agent = await checked(
        {
          id: createId('agent'),
          version: 1,
          description: '',
          system: '',
          tools: [],
          mcpServers: [],
          skills: [],
          multiagent: null,
          archivedAt: null,
          createdAt: at,
          updatedAt: at,
          ...changes,
          name,
          model,
          metadata,
        },
        c,
      )
      await agents.create(agent)
      await tell({ type: 'agent.created', id: agent.id })
      return c.json(profile.agent(agent), profile.status.create)
    })
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('agent'))
      const created = readCreatedRange(c)
      const page = await agents.list({ ...query, includeArchived: readIncludeArchived(c), created })
      return c.json(toList(page, query, profile.agent, ({ id }) => id))
    })
    .get('/:id', async (c) => {
      const version = c.req.query('version')
      if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version))
        throw invalid("Field 'version' must be an integer from 1.", 'version')
      return c.json(
        profile.agent(await getAgent(c.req.param('id'), version === undefined ? undefined : Number(version))),
      )
    })
    .on(['POST', 'PUT'], '/:id', (c) => update(c, c.req.param('id')))
    .post('/:id/archive', async (c) => {
      const agent = await getAgent(c.req.param('id'))
      const archivedAt = agent.archivedAt ?? nowInstant()
      if (agent.archivedAt === null) {
        await agents.archive(agent.id, archivedAt)
        await tell({ type: 'agent.archived', id: agent.id })
      }
      return c.json(profile.agent({ ...agent, archivedAt }))
    })
    .get('/:id/versions', async (c) => {
      const query = readPageQuery(c, (cursor) => /^[1-9]\d{0,8}$/.test(cursor))
      const { id } = await getAgent(c.req.param('id'))
      return c.json(toList(await agents.versions(id, query), query, profile.agent, ({ version }) => String(version)))
    })
    .delete('/:id', async (c) => {
      const id = c.req.param('id')
      if (!(await agents.remove(id))) throw notFound('Agent', id)
      await tell({ type: 'agent.deleted', id })
      return c.json({ id, type: 'agent', deleted: true })
    })
}

function versionConflict(current: number, given: number) {
  return conflict(`Version conflict. Expected version ${current}, got ${given}.`)
}
