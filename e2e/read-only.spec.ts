import { expect, test } from './support/story.ts'

test('a read-only workspace shows sessions and offers nothing that would change them', async ({
  cloud,
  live,
  page,
}) => {
  const agent = cloud.createsAgent({ name: 'kept-as-it-is' })
  const session = cloud.startsSession({ title: 'A session to look at' })
  session.says('Look, but do not touch.')
  const changing = page.getByRole('button', {
    name: /^(new|create|save|edit|archive|delete|start|send|interrupt|allow|deny|actions)/i,
  })
  const creating = page.getByRole('link', { name: /^(new|create)/i })

  for (const path of ['', '/agents', '/environments', '/sessions', `/agents/${agent.id}`]) {
    await page.goto(`/w/archive${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('read-only')
    await expect(changing.and(page.locator(':enabled')), `${path} offers a change`).toHaveCount(0)
    await expect(creating, `${path} offers to create`).toHaveCount(0)
  }

  await live.open(session.id, 'archive')
  await expect(live.row('Look, but do not touch.')).toBeVisible()
  await expect(changing.and(page.locator(':enabled'))).toHaveCount(0)
  await expect(page.getByText(/read-only/i).first()).toBeVisible()
})

test('the server refuses what a read-only page does not offer', async ({ cloud, product }) => {
  const before = cloud.requests.length
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await fetch(`${product.url}/api/archive/v1/cloud/agents`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: '{"name":"no"}',
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: { type: 'permission_error' } })
  }
  expect(cloud.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
})
