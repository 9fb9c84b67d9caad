import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApi, profiles, type TestApi } from '../testApi.ts'

type Files = Record<string, string | Uint8Array>

const skillMd = (name: string, description = 'Writes release notes') =>
  `---\nname: ${name}\ndescription: ${description}\n---\n# How\n`
const notes: Files = { 'notes/SKILL.md': skillMd('notes'), 'notes/lib/a.py': 'print(1)\n' }
const zipOf = (files: Files) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, toBytes(text)])))
const toBytes = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content)

async function upload(api: TestApi, path: string, files: Files, fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, content] of Object.entries(files))
    form.append('files', new Blob([toBytes(content) as Uint8Array<ArrayBuffer>]), name)
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  // Sent as bytes: the stream Node makes of a form throws on its own once a refusal has cancelled it.
  const written = new Response(form)
  const answer = await api.cloud.fetch(
    new Request(`http://127.0.0.1/api/v1/cloud${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer qca_test', 'content-type': written.headers.get('content-type') ?? '' },
      body: await written.arrayBuffer(),
    }),
  )
  return { status: answer.status, body: await answer.json() }
}

describe.each(profiles)('skills in the form of %s', (profile) => {
  let api: TestApi
  beforeEach(async () => {
    api = await openTestApi(profile)
  })
  const made = profile === '2026-05' ? 201 : 200
  const create = async (files: Files = notes) => (await upload(api, '/skills', files)).body
  const filesOnDisk = () => readdirSync(join(api.dataDir, 'skills'), { recursive: true, withFileTypes: true })
  const leftovers = () =>
    existsSync(join(api.dataDir, 'skills')) ? filesOnDisk().filter((entry) => entry.isFile()) : []

  it('are made from bare files, and their version is downloaded as a ZIP file', async () => {
    const { status, body } = await upload(api, '/skills', notes, { metadata: '{"team":"a"}' })
    expect([status, body]).toMatchObject([
      made,
      { type: 'skill', display_title: 'notes', name: 'notes', source: 'custom', metadata: { team: 'a' } },
    ])
    expect(body.latest_version).toMatch(/^\d{16}$/)
    if (profile === '2026-05') expect(body).toMatchObject({ skill_type: 'custom', version: 1 })
    else expect(body).not.toHaveProperty('skill_type')

    const path = `/skills/${body.id}/versions/${body.latest_version}`
    expect((await api.call('GET', path)).body).toMatchObject({
      type: 'skill_version',
      skill_id: body.id,
      version: body.latest_version,
      description: 'Writes release notes',
      directory: 'notes',
    })
    const zip = await api.cloud.fetch(api.request('GET', `${path}/content`))
    expect(zip.headers.get('content-type')).toBe('application/zip')
    expect(zip.headers.get('content-disposition')).toBe('attachment; filename="notes.zip"')
    const bytes = new Uint8Array(await zip.arrayBuffer())
    expect(zip.headers.get('content-length')).toBe(String(bytes.byteLength))
    expect(Object.keys(unzipSync(bytes))).toEqual(['notes/SKILL.md', 'notes/lib/a.py'])
  })

  it('are made from a ZIP file, with the litter of a Mac left out', async () => {
    const zip = zipOf({ ...notes, '__MACOSX/notes/._SKILL.md': 'x', 'notes/.DS_Store': 'x' })
    const { status, body } = await upload(api, '/skills', { 'anything.zip': zip }, { display_title: 'Release notes' })
    expect([status, body.display_title]).toEqual([made, 'Release notes'])
    const [version] = (await api.call('GET', `/skills/${body.id}/versions`)).body.data
    const bare = await create()
    const [same] = (await api.call('GET', `/skills/${bare.id}/versions`)).body.data
    expect(version.content_sha256).toBe(same.content_sha256)
  })

  it('refuse packages that are none, and keep nothing of them', async () => {
    const bad: [Files, string][] = [
      [{}, "Field 'files' is required."],
      [{ 'notes/readme.md': 'x' }, 'There is no SKILL.md'],
      [{ ...notes, 'other/x': '1' }, 'exactly one top folder'],
      [{ ...notes, 'notes/../../x': '1' }, 'plain relative path'],
      [{ 'other/SKILL.md': skillMd('notes') }, "The top folder is named 'other' and the skill 'notes'"],
      [{ 'notes/SKILL.md': 'name: notes' }, 'SKILL.md, line 1: The file must begin'],
      [{ 'notes/SKILL.md': '---\nname: notes\ndescription: [\n---\n' }, 'SKILL.md, line'],
      [{ 'notes/SKILL.md': new Uint8Array([0xff, 0xfe]) }, 'not UTF-8'],
      [{ 'a.zip': strToU8('PK not a zip') }, 'ZIP file cannot be read'],
      [{ 'a.zip': zipOf({ ...notes, '../x': '1' }) }, 'plain relative path'],
      [{ 'a.zip': zipOf(notes), 'b.txt': 'x' }, 'either one ZIP file or the bare files'],
    ]
    for (const [files, message] of bad) {
      const { status, body } = await upload(api, '/skills', files)
      expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request_error', 'files'])
      expect(body.error.message).toContain(message)
    }
    expect(leftovers()).toEqual([])
    expect((await api.call('POST', '/skills', {})).status).toBe(400)
  })

  it('refuse a ZIP file that is small outside and large inside', async () => {
    const zip = zipOf({ 'notes/SKILL.md': skillMd('notes'), 'notes/zeros': new Uint8Array(50 * 1024 * 1024) })
    const { status, body } = await upload(api, '/skills', { 'a.zip': zip })
    expect([status, body.error.message]).toEqual([400, 'The ZIP file holds more than 50 MB when it is unpacked.'])
  })

  it('grow by versions of the same name, the newest of which is the latest', async () => {
    const skill = await create()
    const renamed = await upload(api, `/skills/${skill.id}/versions`, { 'other/SKILL.md': skillMd('other') })
    expect([renamed.status, renamed.body.error.param]).toEqual([400, 'files'])
    const { status, body } = await upload(api, `/skills/${skill.id}/versions`, {
      'notes/SKILL.md': skillMd('notes', 'Better'),
    })
    expect(status).toBe(made)
    const read = async () => (await api.call('GET', `/skills/${skill.id}`)).body
    expect(await read()).toMatchObject({ latest_version: body.version, description: 'Better' })
    const first = (await api.call('GET', `/skills/${skill.id}/versions?limit=1`)).body
    expect(first).toMatchObject({ data: [{ version: body.version }], has_more: true, next_page: body.version })
    const rest = (await api.call('GET', `/skills/${skill.id}/versions?page=${first.next_page}`)).body
    expect(rest.data.map(({ version }: { version: string }) => version)).toEqual([skill.latest_version])

    const remove = (version: string) => api.call('DELETE', `/skills/${skill.id}/versions/${version}`)
    expect((await remove(body.version)).body).toEqual({ id: body.version, type: 'skill_version_deleted' })
    expect((await remove(body.version)).status).toBe(404)
    expect((await remove('latest')).status).toBe(400)
    expect(await read()).toMatchObject({ latest_version: skill.latest_version })
    await remove(skill.latest_version)
    expect(await read()).toMatchObject({ latest_version: null, name: 'notes' })
    expect(leftovers()).toEqual([])
  })

  it('are gone from the disk when they are deleted', async () => {
    const { id } = await create()
    expect(leftovers()).not.toEqual([])
    expect((await api.call('DELETE', `/skills/${id}`)).body).toEqual({ id, type: 'skill_deleted' })
    expect(leftovers()).toEqual([])
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/versions'],
      ['GET', '/versions/1/content'],
    ] as const)
      expect((await api.call(method, `/skills/${id}${path}`)).status).toBe(404)
  })

  it('are found by name, title and source', async () => {
    await create()
    await upload(api, '/skills', { 'travel/SKILL.md': skillMd('travel') }, { display_title: 'On the road' })
    const names = async (query: string) =>
      (await api.call('GET', `/skills?${query}`)).body.data.map(({ name }: { name: string }) => name)
    expect(await names('')).toEqual(['travel', 'notes'])
    expect(await names('name=NOTE')).toEqual(['notes'])
    expect(await names('display_title=road')).toEqual(['travel'])
    expect(await names('source=qoder')).toEqual([])
    expect((await api.call('GET', '/skills?source=x')).status).toBe(400)
  })

  it('change by the older PUT, where new content is a new version', async () => {
    const skill = await create()
    const content = Buffer.from(zipOf({ 'notes/SKILL.md': skillMd('notes', 'Newer') })).toString('base64')
    const put = (body: object) => api.call('PUT', `/skills/${skill.id}`, body)
    const { body } = await put({ metadata: { a: '1' }, content, content_encoding: 'base64' })
    expect(body).toMatchObject({ description: 'Newer', metadata: { a: '1' } })
    expect(body.latest_version).not.toBe(skill.latest_version)
    expect(await put({ name: 'other' })).toMatchObject({ status: 400, body: { error: { param: 'name' } } })
    expect((await api.call('GET', `/skills/${skill.id}?include_content=true`)).body.content).toEqual(expect.any(String))
  })

  it('can be given to an agent while they exist, and stay listed when they are deleted', async () => {
    const skill = await create()
    const agent = (skills: object[]) => api.call('POST', '/agents', { name: 'a', model: 'ultimate', skills })
    const binding = { type: 'custom', skill_id: skill.id, version: skill.latest_version }
    expect(await agent([{ type: 'custom', skill_id: 'skill_x' }])).toMatchObject({
      status: 400,
      body: { error: { param: 'skills.0.skill_id' } },
    })
    expect(await agent([{ ...binding, version: '7' }])).toMatchObject({
      status: 400,
      body: { error: { param: 'skills.0.version' } },
    })
    const { body } = await agent([binding])
    await api.call('DELETE', `/skills/${skill.id}`)
    const kept = await api.call('POST', `/agents/${body.id}`, { version: 1, skills: [binding], name: 'b' })
    expect(kept).toMatchObject({ status: 200, body: { skills: [binding] } })
  })
})

it('takes a form above the limit of other bodies, and none above its own', async () => {
  const api = await openTestApi('2026-08')
  const form = new FormData()
  form.append('nobody asked for this', new Blob([new Uint8Array(33 * 1024 * 1024)]), 'zeros')
  form.append('files', new Blob([skillMd('notes')]), 'notes/SKILL.md')
  const { headers, body } = new Response(form)
  headers.set('authorization', 'Bearer qca_test')
  const init = { method: 'POST', headers, body, duplex: 'half' } as const
  const answer = await api.cloud.fetch(new Request('http://127.0.0.1/api/v1/cloud/skills', init))
  expect([answer.status, await answer.json()]).toMatchObject([200, { name: 'notes' }])
  const announced = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(55 * 1024 * 1024) }
  const refused = await api.call('POST', '/skills', '', announced)
  expect([refused.status, refused.body.error.message]).toEqual([400, 'The request body is larger than 54 MB.'])
})
