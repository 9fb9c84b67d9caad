import { expect, type Locator, type Page } from '@playwright/test'

/** What `window.__session.stats()` tells; documented in docs/debugging.md. */
export interface StreamStats {
  events: number
  duplicatesDropped: number
  gapsFound: number
  gapsFilled: number
  reconnects: number
  lastId: string | null
  state: string
}

interface DebugWindow {
  __session?: { stats(): StreamStats; ids(): string[] }
}

/** The session page in the words of somebody who looks at it. */
export class LivePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(sessionId: string, workspace = 'local'): Promise<void> {
    await this.page.goto(`/w/${workspace}/sessions/${sessionId}`)
    await expect(this.timeline).toBeVisible()
  }

  get timeline(): Locator {
    return this.page.getByRole('log')
  }

  /** The word beside the title. */
  get sessionStatus(): Locator {
    return this.page.getByRole('banner').getByRole('status')
  }

  /** A row of the transcript, by what it says. */
  row(words: string | RegExp): Locator {
    return this.rows.filter({ hasText: words })
  }

  /** A tool call's row, by the tool's name and how the call stands. */
  call(name: string, outcome: 'running' | 'waiting' | 'ok' | 'failed' | 'denied' | 'interrupted'): Locator {
    const heading = this.page.getByRole('button', { name: new RegExp(`^${name}\\b.*\\b${outcome}\\b`) })
    return this.rows.filter({ has: heading })
  }

  rowOf(eventId: string): Locator {
    return this.timeline.locator(`[data-event-id="${eventId}"]`)
  }

  get rows(): Locator {
    return this.timeline.locator('[data-event-id]')
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /message/i })
  }

  async send(words: string): Promise<void> {
    await this.composer.fill(words)
    await this.page.getByRole('button', { name: /^Send/ }).click()
  }

  async deny(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Deny' }).click()
    await this.page.getByRole('textbox', { name: /reason/i }).fill(reason)
    await this.page.getByRole('button', { name: 'Deny' }).click()
  }

  /** Answers a custom tool that waits. */
  async answer(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /result/i }).fill(words)
    await this.page.getByRole('button', { name: /send (result|answer)/i }).click()
  }

  /** The quiet line under the composer. */
  get health(): Locator {
    return this.page.getByRole('contentinfo', { name: /stream/i })
  }

  ids(): Promise<string[]> {
    // The debugging hook is no part of the DOM's types.
    return this.page.evaluate(() => (window as DebugWindow).__session?.ids() ?? [])
  }

  stats(): Promise<StreamStats | null> {
    // The debugging hook is no part of the DOM's types.
    return this.page.evaluate(() => (window as DebugWindow).__session?.stats() ?? null)
  }

  /** Waits until the page holds exactly these events, in this order, each once. */
  async holdsExactly(ids: () => string[] | Promise<string[]>): Promise<void> {
    await expect.poll(async () => (await this.ids()).length).toBe((await ids()).length)
    expect(await this.ids()).toEqual(await ids())
  }
}
