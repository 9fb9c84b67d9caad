import { builtInTools } from './support/embeddedCloud.ts'
import { startMcpServer } from './support/mcpServer.ts'
import { expect, test } from './support/story.ts'

test('an operator stores a secret, an agent works with it unseen, and a new one replaces it', async ({
  embedded,
  live,
  page,
}) => {
  await page.goto('/w/local/vaults')
  await page.getByRole('button', { name: 'New vault' }).first().click()
  await page.getByRole('textbox', { name: /^Name/ }).fill('deploy secrets')
  await page.getByRole('button', { name: 'Create vault' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'deploy secrets' })).toBeVisible()
  await page.getByRole('button', { name: 'Add credential' }).first().click()
  await page.getByRole('textbox', { name: /^Name/ }).fill('DEPLOY_KEY')
  await page.getByRole('textbox', { name: /^Value/ }).fill('first-deploy-key')
  await page.getByRole('button', { name: 'Store credential' }).click()
  await expect(page.getByRole('row', { name: /DEPLOY_KEY/ })).toContainText('Environment variable')
  expect(await page.content()).not.toContain('first-deploy-key')

  const vault = new URL(page.url()).pathname.split('/').at(-1)
  const [agent, environment] = await Promise.all([
    embedded.createsAgent({ tools: [builtInTools] }),
    embedded.createsEnvironment(),
  ])
  const fields = { agent: agent.id, environment_id: environment.id, vault_ids: [vault] }
  const { body: session } = await embedded.request('POST', '/sessions', fields)
  await live.open(session.id)
  const check = 'Run this command: echo "$DEPLOY_KEY has $(printf %s "$DEPLOY_KEY" | wc -m) letters"'
  await live.send(check)
  await live.finishes()
  await expect(live.call('Bash', 'ok')).toContainText('[secret DEPLOY_KEY] has 16 letters')

  await page.goto(`/w/local/vaults/${vault}`)
  await page.getByRole('button', { name: 'Actions for DEPLOY_KEY' }).click()
  await page.getByRole('menuitem', { name: 'Replace secret' }).click()
  await page.getByRole('textbox', { name: /^New secret/ }).fill('the-second-deploy-key')
  await page.getByRole('button', { name: 'Replace secret' }).click()
  await expect(page.getByText('The secret of DEPLOY_KEY is replaced.')).toBeVisible()
  await live.open(session.id)
  await live.send(check)
  await expect(live.row('[secret DEPLOY_KEY] has 21 letters').first()).toBeVisible()
  const told = JSON.stringify(await embedded.lists(session.id))
  expect(told).not.toMatch(/first-deploy-key|second-deploy-key/)
})

test('an operator approves a tool of an MCP server, which is called with the token of a vault', async ({
  embedded,
  live,
}) => {
  const token = 'tracker-token-4711'
  const server = await startMcpServer(token)
  const { body: vault } = await embedded.request('POST', '/vaults', { display_name: 'tracker' })
  const auth = { type: 'static_bearer', mcp_server_url: server.url, token }
  await embedded.request('POST', `/vaults/${vault.id}/credentials`, { auth })
  const [agent, environment] = await Promise.all([
    embedded.createsAgent({
      mcp_servers: [{ type: 'url', name: 'tracker', url: server.url }],
      tools: [
        {
          type: 'mcp_toolset',
          mcp_server_name: 'tracker',
          default_config: { permission_policy: { type: 'always_ask' } },
        },
      ],
    }),
    embedded.createsEnvironment(),
  ])
  const fields = { agent: agent.id, environment_id: environment.id }
  const refused = await embedded.request('POST', '/sessions', fields)
  expect(refused.status).toBe(400)
  expect(JSON.stringify(refused.body)).toContain("'tracker' refused the credentials")
  const { body: session } = await embedded.request('POST', '/sessions', { ...fields, vault_ids: [vault.id] })

  await live.open(session.id)
  await live.send('Use mcp__tracker__search_issues with {"query": "open"}')
  await expect(live.call('search_issues', 'waiting')).toBeVisible()
  expect(server.asked).toEqual([])
  await live.allow()
  await live.finishes()
  await expect(live.call('search_issues', 'ok')).toBeVisible()
  await expect(live.row('3 issues are open (Bearer [secret tracker])').first()).toBeVisible()
  expect(JSON.stringify(await embedded.lists(session.id))).not.toContain(token)
  expect(server.asked).toEqual(['open'])
  await server.close()
})
