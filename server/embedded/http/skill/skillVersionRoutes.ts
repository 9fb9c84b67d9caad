import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { invalid, notFound } from '../../problem.ts'
import type { SkillVersionRecord } from '../../skills/skill.ts'
import type { Cloud, CloudEnv } from '../context.ts'
import { readPageQuery, toList } from '../lists.ts'

export function skillVersionRoutes({ store: { skills }, skillFolders, profile }: Cloud): Hono<CloudEnv> {
  async function checkSkill(id: string): Promise<void> {
    if (!(await skills.get(id))) throw notFound('Skill', id)
  }

  async function getVersion(skillId: string, version: string): Promise<SkillVersionRecord> {
    await checkSkill(skillId)
    if (version === 'latest')
      throw invalid("'latest' is not a version here. Read the skill for its latest_version.", 'version')
    const found = await skills.getVersion(skillId, version)
    if (!found) throw notFound('Skill version', version)
    return found
  }

  return new Hono<CloudEnv>()
    .get('/:id/versions', async (c) => {
      const query = readPageQuery(c, (cursor) => /^\d{1,20}$/.test(cursor))
      await checkSkill(c.req.param('id'))
      const page = await skills.listVersions(c.req.param('id'), query)
      return c.json(toList(page, query, profile.skill.version, ({ version }) => version))
    })
    .get('/:id/versions/:version', async (c) =>
      c.json(profile.skill.version(await getVersion(c.req.param('id'), c.req.param('version')))),
    )
    .get('/:id/versions/:version/content', async (c) => {
      const { id, skillId, name } = await getVersion(c.req.param('id'), c.req.param('version'))
      const path = skillFolders.zipOf(skillId, id)
      const { size } = await stat(path)
      // Node's and the DOM's types of the same stream differ.
      const content = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream
      return new Response(content, {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="${name}.zip"`,
          'content-length': String(size),
        },
      })
    })
    .delete('/:id/versions/:version', async (c) => {
      const { skillId, version } = await getVersion(c.req.param('id'), c.req.param('version'))
      const removed = await skills.removeVersion(skillId, version)
      if (!removed) throw notFound('Skill version', version)
      await skillFolders.remove(skillId, removed.id)
      return c.json({ id: version, type: 'skill_version_deleted' })
    })
}
