import { test as base, expect } from '@playwright/test'
import { type RunningConsole, startConsole } from './console.ts'
import { createEmbeddedCloud, type EmbeddedCloud } from './embeddedCloud.ts'
import { type FakeCloud, startFakeCloud } from './fakeCloud.ts'
import { LivePage } from './livePage.ts'

export { expect } from '@playwright/test'

export const embeddedToken = 'embedded-token-of-the-stories-4711'

interface StoryFixtures {
  /** The session page. */
  live: LivePage
}

interface WorkerFixtures {
  /** The fake cloud behind the workspaces `staging` and, read-only, `archive`. */
  cloud: FakeCloud
  /** The product: one server for the stories of a worker. */
  product: RunningConsole
  /** The product's own cloud over HTTP. */
  embedded: EmbeddedCloud
}

export const test = base.extend<StoryFixtures, WorkerFixtures>({
  cloud: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const cloud = await startFakeCloud()
      await use(cloud)
      await cloud.close()
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ cloud }, use) => {
      const { baseUrl, token } = cloud
      const product = await startConsole({
        token: embeddedToken,
        env: { FAKE_CLOUD_TOKEN: token, CONSOLE_MCP_LOOPBACK: 'on' },
        workspaces: [
          { id: 'staging', name: 'Staging', color: 'tool', baseUrl, tokenEnv: 'FAKE_CLOUD_TOKEN' },
          { id: 'archive', name: 'Archive', color: 'wait', baseUrl, tokenEnv: 'FAKE_CLOUD_TOKEN', readOnly: true },
        ],
      })
      await use(product)
      await product.stop()
    },
    { scope: 'worker' },
  ],
  embedded: [async ({ product }, use) => use(createEmbeddedCloud(product.url, embeddedToken)), { scope: 'worker' }],
  baseURL: ({ product }, use) => use(product.url),
  // Whatever a story is about: no page of it may throw or break its own policy.
  page: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted Type|React error/i.test(message.text())) complaints.push(message.text())
    })
    await use(page)
    expect(complaints).toEqual([])
  },
  live: ({ page }, use) => use(new LivePage(page)),
})
