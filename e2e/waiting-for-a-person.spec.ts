import { askingTools, builtInTools } from './support/embeddedCloud.ts'
import { expect, test } from './support/story.ts'

const lookUp = {
  type: 'custom',
  name: 'lookup_stock',
  description: 'Says how many are in stock.',
  input_schema: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
}

test('an operator approves a command and watches the agent finish', async ({ embedded, live }) => {
  const session = await embedded.startsSession({ agent: { tools: [askingTools] } })
  await live.open(session.id)
  await live.send('Run this command: echo approved-$((40 + 2))')
  const call = live.call('Bash', 'waiting')
  await expect(call).toBeVisible()
  await live.allow()
  await expect(live.call('Bash', 'waiting')).toHaveCount(0)
  await live.finishes()
  await expect(live.call('Bash', 'ok')).toContainText('approved-42')
  const sent = (await embedded.lists(session.id)).find(({ type }) => type === 'user.tool_confirmation')
  expect(sent).toMatchObject({ result: 'allow' })
})

test('an operator denies a command with a reason and the command never runs', async ({ embedded, live }) => {
  const session = await embedded.startsSession({ agent: { tools: [askingTools] } })
  await live.open(session.id)
  await live.send('Run this command: touch should-not-exist')
  await expect(live.call('Bash', 'waiting')).toBeVisible()
  await live.deny('Not on this machine.')
  await expect(live.call('Bash', 'denied')).toBeVisible()
  await expect(live.sessionStatus).toHaveText('idle')
  const sent = (await embedded.lists(session.id)).find(({ type }) => type === 'user.tool_confirmation')
  expect(sent).toMatchObject({ result: 'deny', deny_message: 'Not on this machine.' })
})

test('an operator interrupts a slow build and can go on at once', async ({ embedded, live }) => {
  const session = await embedded.startsSession()
  await live.open(session.id)
  await live.send('Show me a slow build')
  await expect(live.call('Bash', 'running')).toBeVisible()
  await live.page.getByRole('button', { name: /^Interrupt/ }).click()
  await expect(live.sessionStatus).toHaveText('idle')
  await expect(live.call('Bash', 'running')).toHaveCount(0)
  await live.send('Run this command: echo still-here')
  await expect(live.call('Bash', 'ok')).toContainText('still-here')
})

test('a developer answers a custom tool and the agent goes on with the answer', async ({ embedded, live }) => {
  const session = await embedded.startsSession({ agent: { tools: [builtInTools, lookUp] } })
  await live.open(session.id)
  await live.send('Use lookup_stock with {"sku": "A-17"}')
  await live.answer('{"stock": 12}')
  await expect(live.sessionStatus).toHaveText('idle')
  const sent = (await embedded.lists(session.id)).find(({ type }) => type === 'user.custom_tool_result')
  expect(JSON.stringify(sent?.content)).toContain('12')
})

test('a call of a remote agent waits, is approved, and the answer reaches the cloud', async ({ cloud, live }) => {
  const session = cloud.startsSession({ agent: 'release-notes' })
  await live.open(session.id, 'staging')
  const call = session.asksToRun('Bash', { command: 'git log --oneline' })
  await expect(live.call('Bash', 'waiting')).toBeVisible()
  await live.allow()
  await expect.poll(() => session.inputs()).toMatchObject([{ tool_use_id: call.id, result: 'allow' }])
  session.emits('agent.tool_result', { tool_use_id: call.id, content: [{ type: 'text', text: '3f1c fix totals' }] })
  session.says('The notes are ready.')
  session.finishes()
  await expect(live.row('The notes are ready.')).toBeVisible()
  await expect(live.sessionStatus).toHaveText('idle')
})

test('a page that was not open finds the call that waits', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  session.asksToRun('Bash', { command: 'make release' })
  await live.open(session.id, 'staging')
  await expect(live.call('Bash', 'waiting')).toBeVisible()
  await expect(live.page.getByRole('button', { name: /^Allow/ })).toBeEnabled()
})
