import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { invalid, notFound } from '../../problem.ts'
import type { SkillRecord } from '../../skills/skill.ts'
import { unzipPackage } from '../../skills/unzipPackage.ts'
import { createId } from '../../store/ids.ts'
import type { Cloud, CloudContext, CloudEnv } from '../context.ts'
import { patchedMetadata } from '../fields.ts'
import { cursorOf, readPageQuery, toList } from '../lists.ts'
import { jsonBody } from '../requestBody.ts'
import { fromForm, keepUpload } from './keepUpload.ts'
import { readSkillForm, readSkillUpdate } from './skillFields.ts'

export function skillRoutes({ store: { skills }, skillFolders, profile }: Cloud): Hono<CloudEnv> {
  async function getSkill(id: string): Promise<SkillRecord> {
    const skill = await skills.get(id)
    if (!skill) throw notFound('Skill', id)
    return skill
  }

  async function create(c: CloudContext) {
    const skill = await keepUpload(skillFolders, fromForm(c), async (version, fields, keep) => {
      const { display_title: displayTitle = version.name, metadata = {} } = readSkillForm(fields)
      const id = createId('skill')
      await keep(id)
      return skills.create({ id, name: version.name, displayTitle, metadata }, version)
    })
    return c.json(profile.skill.skill(skill), profile.status.create)
  }

  /** The older way to change a skill; a new content makes a version. */
  async function update(c: CloudContext, id: string) {
    const skill = await getSkill(id)
    const given = readSkillUpdate(jsonBody(c))
    if (given.name !== undefined && given.name !== skill.name)
      throw invalid(`The name of a skill stays the same: '${skill.name}'.`, 'name')
    if (
      given.description !== undefined &&
      given.content === undefined &&
      given.description !== skill.latest?.description
    )
      throw invalid('The description is part of SKILL.md. Upload a new version to change it.', 'description')
    const { content } = given
    if (content !== undefined)
      await addVersion(id, async (staged) => ({
        fields: new Map(),
        files: await unzipPackage(Buffer.from(content, 'base64'), staged),
      }))
    const displayTitle = given.display_title
    await skills.update(id, { displayTitle, metadata: patchedMetadata(skill.metadata, given.metadata ?? {}) })
    return c.json(profile.skill.skill(await getSkill(id)))
  }

  const addVersion = (id: string, receive: Parameters<typeof keepUpload>[1]) =>
    keepUpload(skillFolders, receive, async (version, _fields, keep) => {
      const { name } = await getSkill(id)
      const renamed = () =>
        invalid(`SKILL.md names the skill '${version.name}'; all versions of this one are named '${name}'.`, 'files')
      if (name !== version.name) throw renamed()
      await keep(id)
      const added = await skills.addVersion(id, version)
      if (added === undefined) throw notFound('Skill', id)
      if (added === 'renamed') throw renamed()
      return added
    })

  return new Hono<CloudEnv>()
    .post('/', create)
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('skill'))
      const source = c.req.query('source')
      if (source !== undefined && source !== 'custom' && source !== 'qoder')
        throw invalid("Field 'source' must be 'custom' or 'qoder'.", 'source')
      const filter = { name: c.req.query('name'), displayTitle: c.req.query('display_title') }
      // The embedded cloud brings no skills of its own.
      const page = source === 'qoder' ? { items: [], hasMore: false } : await skills.list({ ...query, ...filter })
      return c.json(toList(page, query, profile.skill.skill, ({ id }) => id))
    })
    .get('/:id', async (c) => {
      const skill = await getSkill(c.req.param('id'))
      const written = profile.skill.skill(skill)
      if (c.req.query('include_content') !== 'true' || !skill.latest) return c.json(written)
      const zip = await readFile(skillFolders.zipOf(skill.id, skill.latest.id))
      return c.json({ ...written, content: zip.toString('base64'), content_encoding: 'base64' })
    })
    .put('/:id', (c) => update(c, c.req.param('id')))
    .delete('/:id', async (c) => {
      const id = c.req.param('id')
      if (!(await skills.remove(id))) throw notFound('Skill', id)
      await skillFolders.remove(id)
      return c.json({ id, type: 'skill_deleted' })
    })
    .post('/:id/versions', async (c) => {
      const { id } = await getSkill(c.req.param('id'))
      return c.json(profile.skill.version(await addVersion(id, fromForm(c))), profile.status.create)
    })
}
