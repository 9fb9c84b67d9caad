import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { textOf, toBlocks } from '../model/contentBlocks.ts'
import { allTools } from '../runtime/testCloud.ts'
import { createSandboxCloud, type SandboxCloud } from '../runtime/testSandboxCloud.ts'
import { createId } from '../store/ids.ts'
import { anAgent } from '../store/testRecords.ts'
import { buildPackage } from './buildPackage.ts'
import { createSessionSkills } from './sessionSkills.ts'
import { createSkillFolders, type SkillFolders } from './skillFolders.ts'

// Every session starts a worker of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let cloud: SandboxCloud
let folders: SkillFolders
let skills: ReturnType<typeof createSessionSkills>

beforeAll(async () => {
  cloud = await createSandboxCloud((store, dataDir) => {
    folders = createSkillFolders(dataDir)
    skills = createSessionSkills(store, folders)
    return { mountSources: [skills.mountSource], promptSources: [skills.promptSource] }
  })
})
afterAll(() => cloud.remove())

async function build(text: string, skillId: string) {
  const staged = await folders.stage()
  const id = createId('skillver')
  await mkdir(join(staged, 'parts'))
  const hostPath = join(staged, 'parts', '0')
  await writeFile(hostPath, `---\nname: notes\ndescription: Writes notes\n---\n${text}\n`)
  const built = await buildPackage([{ path: 'notes/SKILL.md', hostPath, sizeBytes: text.length }], staged)
  await folders.keep(staged, skillId, id)
  return { id, ...built }
}

async function createSkill(text: string) {
  const id = createId('skill')
  const skill = await cloud.store.skills.create(
    { id, name: 'notes', displayTitle: 'Notes', metadata: {} },
    await build(text, id),
  )
  return { id, version: skill.latest?.version ?? '' }
}

const read = (session: string) => cloud.run(session, 'tail -n 1 /mnt/skills/notes/SKILL.md')

it('offers a skill to the model, which reads it when it is asked to use it', async () => {
  const { id } = await createSkill('Keep it short.')
  const session = await cloud.createSession({ skills: [{ type: 'custom', skill_id: id }] })
  const events = await cloud.ask(session, 'Use the skill notes')
  const call = events.find(({ type }) => type === 'agent.tool_use')
  expect(call?.payload).toMatchObject({ name: 'Read', input: { file_path: '/mnt/skills/notes/SKILL.md' } })
  const said = events.findLast(({ type }) => type === 'agent.message')
  expect(textOf(toBlocks(said?.payload.content))).toContain('Keep it short.')
})

it('shows the newest version from the next turn on, and a pinned one for ever', async () => {
  const { id, version } = await createSkill('First.')
  const [follows, pinned] = await Promise.all([
    cloud.createSession({ skills: [{ type: 'custom', skill_id: id, version: 'latest' }] }),
    cloud.createSession({ skills: [{ type: 'custom', skill_id: id, version }] }),
  ])
  expect(await read(follows)).toBe('First.\n')
  await cloud.store.skills.addVersion(id, await build('Second.', id))
  expect([await read(follows), await read(pinned)]).toEqual(['Second.\n', 'First.\n'])
})

it('gives a child its own skills in the sandbox it shares, even when its agent is deleted meanwhile', async () => {
  const { id } = await createSkill('For the child.')
  const child = anAgent({ name: 'child', tools: allTools, skills: [{ type: 'custom', skill_id: id }] })
  await cloud.store.agents.create(child)
  const agents = [{ type: 'agent', id: child.id, version: child.version }]
  const sessionId = await cloud.createSession({ name: 'boss', multiagent: { type: 'coordinator', agents } })
  await cloud.ask(sessionId, 'Show me several threads')
  await cloud.store.agents.remove(child.id)

  const session = await cloud.store.sessions.get(sessionId)
  const thread = (await cloud.store.threads.listLiving(sessionId)).at(-1)
  if (!session || !thread?.agent) throw new Error('The coordinator started no child.')
  expect(await read(sessionId)).toBe('For the child.\n')
  expect(await skills.promptSource(session, thread.agent)).toContain(
    '- notes (/mnt/skills/notes/SKILL.md): Writes notes',
  )
  expect(await skills.promptSource(session, session.agent)).toBe('')
})

it('lets nobody write into a skill', async () => {
  const { id } = await createSkill('Ours.')
  const session = await cloud.createSession({ skills: [{ type: 'custom', skill_id: id }] })
  expect(await cloud.run(session, 'echo theirs > /mnt/skills/notes/SKILL.md')).toMatch(/^error: .*read-only/)
  expect(await read(session)).toBe('Ours.\n')
})

it('goes on without a skill that was deleted, and says so', async () => {
  const { id } = await createSkill('Gone.')
  const session = await cloud.createSession({ skills: [{ type: 'custom', skill_id: id }] })
  await cloud.store.skills.remove(id)
  await folders.remove(id)
  const events = await cloud.ask(session, 'Use the skill notes')
  expect(events.find(({ type }) => type === 'session.error')?.payload.error).toMatchObject({
    message: expect.stringContaining('is not there any more'),
  })
  const said = events.findLast(({ type }) => type === 'agent.message')
  expect(textOf(toBlocks(said?.payload.content))).toContain('no skill named `notes`')
})

it('sweeps away what belongs to no skill', async () => {
  const { id } = await createSkill('Kept.')
  const stray = await folders.stage()
  await folders.keep(await folders.stage(), 'skill_unknown', 'skillver_unknown')
  await folders.keep(await folders.stage(), id, 'skillver_unknown')
  await folders.sweep(await cloud.store.skills.listIds())
  const version = (await cloud.store.skills.get(id))?.latest?.id ?? ''
  expect(existsSync(folders.filesOf(id, version))).toBe(true)
  expect(existsSync(stray)).toBe(false)
  expect(existsSync(folders.filesOf('skill_unknown', 'skillver_unknown'))).toBe(false)
  expect(existsSync(folders.filesOf(id, 'skillver_unknown'))).toBe(false)
})
