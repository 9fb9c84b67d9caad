import { expect, test } from './support/story.ts'

test('a read-only workspace shows sessions and offers nothing that would change them', async ({
  cloud,
  live,
  page,
}) => {
  const agent = cloud.createsAgent({ name: 'kept-as-it-is' })
  const session = cloud.startsSession({ title: 'A session to look at' })
  session.says('Look, but do not touch.')
  const words = /^(new|create|save|edit|archive|delete|start|send|interrupt|allow|deny|actions)/i
  const changing = page
    .getByRole('button', { name: words })
    .and(page.locator(':enabled'))
    .or(page.getByRole('link', { name: words }))
  const pages = [
    { path: '', shows: 'A session to look at' },
    { path: '/agents', shows: 'kept-as-it-is' },
    { path: '/environments', shows: 'staging-box' },
    { path: '/sessions', shows: 'A session to look at' },
    { path: `/agents/${agent.id}`, shows: 'kept-as-it-is' },
  ]
  for (const { path, shows } of pages) {
    await page.goto(`/w/staging${path}`)
    await expect(page.getByText(shows).first()).toBeVisible()
    await expect(changing.first(), `${path} offers a change where it may`).toBeVisible()
    await page.goto(`/w/archive${path}`)
    await expect(page.getByText(shows).first()).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('read-only')
    await expect(changing, `${path} offers no change`).toHaveCount(0)
  }

  await live.open(session.id, 'archive')
  await expect(live.row('Look, but do not touch.')).toBeVisible()
  await expect(changing).toHaveCount(0)
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
