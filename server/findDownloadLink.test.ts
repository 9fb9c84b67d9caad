import { expect, it } from 'vitest'
import { Problem } from './embedded/problem.ts'
import { findDownloadLink } from './findDownloadLink.ts'
import type { Workspace } from './workspaces.ts'

const workspaceThat = (answer: () => Response): Workspace => ({
  id: 'staging',
  name: 'Staging',
  color: 'tool',
  kind: 'remote',
  isReadOnly: false,
  description: '',
  handle: async (_request, path) => {
    expect(path).toBe('/files/file_1/content')
    return answer()
  },
})
const given = new Request('http://127.0.0.1:4620/api/console/workspaces/staging/files/file_1/download')
const link = 'https://storage.example.net/o/abc?sig=xyz'

it.each([200, 302])('finds the link in an answer of %d', async (status) => {
  const workspace = workspaceThat(() => Response.json({ url: link, expires_at: '2026-10-01T09:15:30Z' }, { status }))
  expect(await findDownloadLink(workspace, given, 'file_1')).toBe(link)
})

it('hands on a refusal as it came', async () => {
  const answer = await findDownloadLink(
    workspaceThat(() => Response.json({ error: {} }, { status: 403 })),
    given,
    'file_1',
  )
  expect(answer).toMatchObject({ status: 403 })
})

it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 7, undefined])(
  'leads to no place like %s',
  async (url) => {
    const workspace = workspaceThat(() => Response.json({ url }))
    await expect(findDownloadLink(workspace, given, 'file_1')).rejects.toBeInstanceOf(Problem)
  },
)

it('asks for nothing but files', async () => {
  const workspace = workspaceThat(() => Response.json({ url: link }))
  await expect(findDownloadLink(workspace, given, '../sessions')).rejects.toMatchObject({ status: 400 })
})
