import { type Browser, chromium, type Page } from '@playwright/test'
import { type RunningConsole, startConsole } from '../e2e/support/console.ts'
import { type FakeCloud, startFakeCloud } from '../e2e/support/fakeCloud.ts'
import { buildIfNeeded } from '../scripts/project.mjs'

export interface Bench {
  browser: Browser
  product: RunningConsole
  cloud: FakeCloud
  newPage(): Promise<Page>
  openSession(page: Page, sessionId: string): Promise<void>
  close(): Promise<void>
}

/** The built product with a fake cloud behind the workspace `staging`, and a browser to look at it. */
export async function startBench(): Promise<Bench> {
  if ((await buildIfNeeded()) !== 0) process.exit(1)
  const cloud = await startFakeCloud()
  const product = await startConsole({
    env: { FAKE_CLOUD_TOKEN: cloud.token },
    workspaces: [
      { id: 'staging', name: 'Staging', color: 'tool', baseUrl: cloud.baseUrl, tokenEnv: 'FAKE_CLOUD_TOKEN' },
    ],
  })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  })
  return {
    browser,
    product,
    cloud,
    async newPage() {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      // tsx keeps the names of functions through this helper, which a function sent to the page does not find there.
      await page.addInitScript('globalThis.__name = (value) => value')
      return page
    },
    async openSession(page, sessionId) {
      await page.goto(`${product.url}/w/staging/sessions/${sessionId}`, { waitUntil: 'commit' })
    },
    async close() {
      await browser.close()
      await product.stop()
      await cloud.close()
    },
  }
}

/** What `window.__session` offers on an open session page. */
export interface DebugWindow {
  __session?: { stats(): { events: number; lastId: string | null; state: string }; ids(): string[] }
}
