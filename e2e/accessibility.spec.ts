import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { askingTools } from './support/embeddedCloud.ts'
import { expect, test } from './support/story.ts'

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
  )
  expect(said, where).toEqual([])
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, reducedMotion: 'reduce' })

    test('every page is accessible', async ({ embedded, page }) => {
      const agent = await embedded.createsAgent({ name: 'looked-at' })
      const environment = await embedded.createsEnvironment('looked-at-box')
      await embedded.startsSession({ title: 'Looked at' })
      const paths = ['', '/agents', '/agents/new', `/agents/${agent.id}`, '/environments', '/environments/new']
      for (const path of [...paths, `/environments/${environment.id}`, '/sessions', '/nowhere']) {
        await page.goto(`/w/local${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNoViolations(page, path)
      }
    })

    test('a session with every kind of row is accessible', async ({ cloud, live, page }) => {
      const session = cloud.startsSession({ title: 'Every kind of row' })
      session.starts()
      session.emits('user.message', { content: [{ type: 'text', text: 'Show everything.' }] })
      session.emits('span.model_request_start')
      session.thinks()
      session.says('# Title\n\nText with `code`, a [link](https://example.com) and\n\n```ts\nconst a = 1\n```')
      session.runs('Bash', { command: 'ls --color' }, '\u001b[32mok\u001b[0m done')
      session.runs('Edit', { file_path: 'a.py', old_string: 'a = 1', new_string: 'a = 2' }, 'ok')
      session.runs('Read', { file_path: 'a.py' }, 'a = 2', { isError: true })
      session.runs('Grep', { pattern: 'a' }, 'a.py:1:a = 2')
      session.runs('Unheard', { any: ['thing'] }, 'fine')
      session.emits('agent.dreamed', { depth: 3 })
      session.emits('session.error', { error: { type: 'unknown_error', message: 'It broke.' } })
      session.asksToRun('Bash', { command: 'make release' })
      await live.open(session.id, 'staging')
      await expect(live.call('Bash', 'waiting')).toBeVisible()
      await expectNoViolations(page, 'session that waits')
    })

    test('a session that asks for an approval is accessible before and after', async ({ embedded, live, page }) => {
      const session = await embedded.startsSession({ agent: { tools: [askingTools] } })
      await live.open(session.id)
      await expectNoViolations(page, 'empty session')
      await live.send('Run this command: echo hello')
      await expect(live.call('Bash', 'waiting')).toBeVisible()
      await expectNoViolations(page, 'waiting session')
    })
  })
}
