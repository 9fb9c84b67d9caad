import { readFrames } from './support/readFrames.ts'
import { embeddedToken, expect, test } from './support/story.ts'

const task = 'Write a Python function that computes the Fibonacci sequence and run a test.'

test('a developer follows the quickstart with nothing but HTTP', async ({ product, embedded }) => {
  const agent = await embedded.request('POST', '/agents', {
    name: 'quickstart-agent',
    model: 'ultimate',
    system: 'You are a helpful coding assistant.',
    tools: [{ type: 'agent_toolset_20260401', enabled_tools: ['Bash', 'Read', 'Write'] }],
  })
  expect(agent.status).toBe(201)
  expect(agent.body).toMatchObject({ type: 'agent', version: 1, name: 'quickstart-agent' })

  const environment = await embedded.request('POST', '/environments', {
    name: 'python-dev',
    config: { type: 'cloud', networking: { type: 'unrestricted' } },
  })
  expect(environment.status).toBe(201)

  const session = await embedded.request('POST', '/sessions', {
    agent: agent.body.id,
    environment_id: environment.body.id,
    title: 'Quickstart session',
  })
  expect(session.status).toBe(201)
  expect(session.body).toMatchObject({ type: 'session', status: 'idle', agent_id: agent.body.id })

  const sent = await embedded.says(session.body.id, task)
  expect(sent.status).toBe(202)

  const stream = await fetch(`${product.url}/api/v1/cloud/sessions/${session.body.id}/events/stream`, {
    headers: { authorization: `Bearer ${embeddedToken}`, accept: 'text/event-stream' },
  })
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const frames = await readFrames(stream, ({ event }) => event === 'session.status_idle')

  const types = frames.map(({ event }) => event).filter((event) => event !== 'heartbeat')
  expect(types[0]).toBe('user.message')
  expect(types).toEqual(
    expect.arrayContaining(['session.status_running', 'span.model_request_start', 'agent.tool_use', 'agent.message']),
  )
  const results = frames.filter(({ event }) => event === 'agent.tool_result').map(({ data }) => JSON.stringify(data))
  expect(results.join('\n')).toContain('OK')

  const after = await embedded.request('GET', `/sessions/${session.body.id}`)
  expect(after.body).toMatchObject({ status: 'idle' })
  const listed = await embedded.lists(session.body.id)
  expect(listed.map(({ type }) => type)).toEqual(types)
})

test('a wrong token is refused in the words of the contract', async ({ product }) => {
  const answer = await fetch(`${product.url}/api/v1/cloud/agents`, { headers: { authorization: 'Bearer wrong' } })
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ type: 'error', error: { type: 'authentication_error' } })
})
