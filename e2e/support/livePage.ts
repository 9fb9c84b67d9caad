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

  /** The word beside the title: `idle`, `running`, `needs approval`… */
  get sessionStatus(): Locator {
    const heading = this.page.getByRole('heading', { level: 1 })
    return this.page
      .locator('header')
      .filter({ has: heading })
      .getByText(/^(idle|running|needs .+|terminated|ended)$/)
  }

  /** Rows of the transcript that are in the page; far-away ones are not. */
  get rows(): Locator {
    return this.timeline.getByRole('article')
  }

  /** Rows by what they say. */
  row(words: string | RegExp): Locator {
    return this.rows.filter({ hasText: words })
  }

  /** A tool call's row, by the tool's name and how the call stands. */
  call(name: string, outcome: 'running' | 'waiting' | 'ok' | 'failed' | 'denied' | 'interrupted'): Locator {
    return this.timeline.getByRole('article', { name: `${name}: ${outcome}`, exact: true })
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message to/ })
  }

  get sendButton(): Locator {
    return this.page.getByRole('button', { name: /^Send(?! result)/ })
  }

  async send(words: string): Promise<void> {
    await this.composer.fill(words)
    await this.sendButton.click()
  }

  async allow(): Promise<void> {
    await this.page.getByRole('button', { name: /^Allow(?! all)/ }).click()
  }

  async deny(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Deny(?! all)/ }).click()
    await this.page.getByRole('textbox', { name: 'Why not' }).fill(reason)
    await this.page.getByRole('button', { name: 'Deny', exact: true }).click()
  }

  /** Answers a custom tool that waits. */
  async answer(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Result' }).fill(words)
    await this.page.getByRole('button', { name: 'Send result' }).click()
  }

  /** The tab of a lens: `Transcript`, `Trace`, `Events`, `Threads`. */
  lensTab(name: string): Locator {
    return this.page.getByRole('tablist', { name: 'Lenses' }).getByRole('tab', { name })
  }

  get findField(): Locator {
    return this.page.getByRole('combobox', { name: 'Find in session' })
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector' })
  }

  /** The raw log, in the lens of events. */
  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Events' })
  }

  /** The tree of turns, in the lens of the trace. */
  get trace(): Locator {
    return this.page.getByRole('tree', { name: 'Trace' })
  }

  /** The id of the selected event, as a copied link would carry it. */
  selectedId(): string | null {
    return new URL(this.page.url()).searchParams.get('event')
  }

  /** How the stream is, in a word: `Live`, `Reconnecting`… */
  get health(): Locator {
    return this.page.getByRole('status', { name: 'Stream' })
  }

  ids(): Promise<string[]> {
    // The debugging hook is no part of the DOM's types.
    return this.page.evaluate(() => (window as DebugWindow).__session?.ids() ?? [])
  }

  stats(): Promise<StreamStats | null> {
    // The debugging hook is no part of the DOM's types.
    return this.page.evaluate(() => (window as DebugWindow).__session?.stats() ?? null)
  }

  /** Waits until a turn is over. Commands really run, and a busy computer takes its time to start Python. */
  async finishes(): Promise<void> {
    await expect(this.sessionStatus).toHaveText('idle', { timeout: 40_000 })
  }

  /** Waits until the page holds exactly these events, in this order, each once. */
  async holdsExactly(ids: () => string[] | Promise<string[]>, timeout = 15_000): Promise<void> {
    await expect.poll(async () => (await this.ids()).length, { timeout }).toBe((await ids()).length)
    expect(await this.ids()).toEqual(await ids())
  }
}
