import { expect, test } from './support/story.ts'

test('an operator answers an approval in a child thread and sees every thread in its lane', async ({
  embedded,
  live,
}) => {
  const { body } = await embedded.request('GET', '/agents?limit=100')
  // The list envelope of the contract.
  const { data } = body as unknown as { data: { id: string; name: string }[] }
  const coordinator = data.find(({ name }) => name === 'coordinator')
  const environment = await embedded.createsEnvironment()
  const session = await embedded.request('POST', '/sessions', {
    agent: coordinator?.id,
    environment_id: environment.id,
    title: 'Three agents',
  })
  await live.open(session.body.id)
  await live.send('Show me several threads with an approval')
  await expect(live.call('Bash', 'waiting')).toBeVisible({ timeout: 20_000 })
  await live.page.getByRole('tab', { name: /^Threads/ }).click()
  await live.page.getByRole('button', { name: 'Review' }).click()
  const answer = live.page.waitForRequest((request) => request.method() === 'POST' && /events$/.test(request.url()))
  await live.allow()
  const { data: children } = (await embedded.request('GET', `/sessions/${session.body.id}/threads`))
    .body as unknown as {
    data: { id: string; agent: { name: string } }[]
  }
  const careful = children.find(({ agent }) => agent.name === 'careful')
  expect((await answer).postDataJSON()).toMatchObject({ events: [{ session_thread_id: careful?.id, result: 'allow' }] })
  await live.finishes()
  await live.page.getByRole('log', { name: 'Transcript' }).press('End')
  await expect(live.row('Everything is here.')).toBeVisible()

  await live.page.getByRole('tab', { name: /^Threads/ }).click()
  const threads = live.page.getByRole('table', { name: 'Threads', exact: true })
  for (const name of ['researcher', 'writer', 'careful']) {
    await expect(threads.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('idle')
  }
  await threads.getByRole('button', { name: 'Own events of careful' }).click()
  const own = live.page.getByRole('region', { name: 'Own events of careful' })
  await expect(own.getByRole('row', { name: /agent\.thinking/ }).first()).toBeVisible()
  await expect(own.getByRole('row', { name: /agent\.tool_result.*checked by a careful agent/ })).toBeVisible()
  const messages = live.page.getByRole('table', { name: 'Messages between threads' })
  await expect(messages.getByRole('button', { name: /In one line/ })).toBeVisible()
})

test('work is sent back once by the judgement of a rubric and then accepted', async ({ embedded, live }) => {
  const session = await embedded.startsSession({ title: 'Report' })
  await live.open(session.id)
  await embedded.sends(session.id, {
    type: 'user.define_outcome',
    description: 'Write report.md with one section per region.',
    rubric: { type: 'text', content: '1. It has a section "North".\n2. It has a section "South".' },
  })
  await expect(live.row('This is where the work ends.')).toBeVisible({ timeout: 20_000 })
  await expect(live.sessionStatus).toHaveText('idle')
  await expect(live.row('## South').first()).toBeVisible()
  const { body } = await embedded.request('GET', `/sessions/${session.id}`)
  expect(body.outcome_evaluations).toMatchObject([{ result: 'satisfied', iteration: 1 }])
  const ends = (await embedded.lists(session.id)).filter(({ type }) => type === 'span.outcome_evaluation_end')
  expect(ends.map(({ result }) => result)).toEqual(['needs_revision', 'satisfied'])
})

test('a worker of the customer takes a session from the queue and runs its command', async ({
  embedded,
  live,
  page,
}) => {
  const environment = await embedded.request('POST', '/environments', {
    name: 'our rack',
    config: { type: 'self_hosted' },
  })
  const agent = await embedded.createsAgent()
  const session = await embedded.request('POST', '/sessions', { agent: agent.id, environment_id: environment.body.id })
  await embedded.says(session.body.id, 'Run this command: hostname')
  await page.goto(`/w/local/environments/${environment.body.id}`)
  const queue = page.getByRole('region', { name: 'Work queue' })
  await expect(queue.getByRole('row', { name: /queued/ })).toContainText(session.body.id)

  const path = `/environments/${environment.body.id}/work`
  const work = (await embedded.request('GET', `${path}/poll`)).body
  expect((await embedded.request('POST', `${path}/${work.id}/ack`)).status).toBe(200)
  await embedded.request('POST', `${path}/${work.id}/heartbeat`)
  await embedded.request('POST', `${path}/${work.id}`, { metadata: { host: 'rack-7' } })
  await expect(queue.getByRole('row', { name: /active/ })).toContainText('host: rack-7')

  await live.open(session.body.id)
  const use = (await embedded.lists(session.body.id)).find(({ type }) => type === 'agent.tool_use')
  const content = [{ type: 'text', text: 'rack-7.example' }]
  await embedded.sends(session.body.id, { type: 'user.tool_result', tool_use_id: use?.id, content })
  await live.finishes()
  await expect(live.call('Bash', 'ok')).toContainText('hostname')
  await expect(live.row('rack-7.example').last()).toBeVisible()

  await page.goBack()
  await queue.getByRole('button', { name: /^Stop the work/ }).click()
  await page.getByRole('button', { name: 'Stop work' }).click()
  await expect(queue.getByRole('row', { name: /stopping/ })).toBeVisible()
})
