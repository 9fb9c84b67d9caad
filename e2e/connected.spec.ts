import { goTo } from './support/goTo.ts'
import { expect, test } from './support/story.ts'

test('the server adds the token and hands frames on as they come', async ({ cloud, product }) => {
  const session = cloud.startsSession()
  const answer = await fetch(`${product.url}/api/staging/v1/cloud/sessions/${session.id}/events/stream`, {
    headers: { accept: 'text/event-stream', cookie: 'session=of-the-browser' },
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  expect(answer.headers.get('content-encoding')).toBeNull()
  const request = cloud.requests.findLast(({ path }) => path.includes(session.id))
  expect(request?.headers.authorization).toBe(`Bearer ${cloud.token}`)
  expect(request?.headers.cookie).toBeUndefined()

  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  for (const words of ['first', 'second', 'third']) {
    // The next words are said only after the last ones came through: a buffer would stop here.
    session.says(words)
    while (!seen.includes(words)) {
      const piece = await reader?.read()
      if (!piece || piece.done) throw new Error('The stream ended.')
      seen += piece.value
    }
  }
  await reader?.cancel()
  await expect.poll(session.openConnections).toBe(0)
})

test('closing the page closes the stream of the cloud', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  await page.goto('about:blank')
  await expect.poll(session.openConnections).toBe(0)
})

test('an operator creates an agent and a session in a remote workspace', async ({ cloud, live, page }) => {
  await page.goto('/w/local')
  await page.getByRole('button', { name: 'Workspace local' }).click()
  await page.getByRole('menuitemradio', { name: /Staging/ }).click()
  await expect(page).toHaveURL(/\/w\/staging/)
  const session = cloud.startsSession({ agent: 'release-notes', title: 'Notes for 4.2' })
  await goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Notes for 4.2' }).click()
  await expect(page.getByRole('heading', { name: 'Notes for 4.2' })).toBeVisible()
  await live.send('Write the notes.')
  await expect.poll(session.received).toEqual(['user.message'])
  session.says('The notes are ready.')
  session.finishes()
  await expect(live.row('The notes are ready.')).toBeVisible()
})
