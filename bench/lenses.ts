/** A session of 100,000 events in each lens: frames while it scrolls and grows, search, memory and nodes. */
import type { Page } from '@playwright/test'
import type { FakeSession } from '../e2e/support/fakeSession.ts'
import { type DebugWindow, startBench } from './browser.ts'
import { percentile, printTable, round } from './table.ts'

const eventCount = Number(process.env.BENCH_EVENTS ?? 100_000)
const perSecond = Number(process.env.BENCH_PER_SECOND ?? 500)
const secondsOfNews = Number(process.env.BENCH_SECONDS ?? 10)
const scrollSteps = 120

const lenses = [
  { name: 'Transcript', scroller: '[role="log"]' },
  { name: 'Trace', scroller: '[role="tree"]' },
  { name: 'Events', scroller: '[role="grid"]' },
] as const

interface MemoryWindow extends DebugWindow {
  gc?: () => void
}

/** Scrolls up a screen at a time, one step a frame, and gives the milliseconds between frames. */
function scroll(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(
    ([wanted, steps]) => {
      const box = document.querySelector(wanted)
      if (!box) return []
      return new Promise<number[]>((resolve) => {
        const gaps: number[] = []
        let before = performance.now()
        const step = (at: number) => {
          gaps.push(at - before)
          before = at
          box.scrollTop -= box.clientHeight
          if (gaps.length < steps) requestAnimationFrame(step)
          else resolve(gaps.slice(1))
        }
        requestAnimationFrame(step)
      })
    },
    [selector, scrollSteps] as const,
  )
}

/** The milliseconds between frames until the returned function is called. */
async function watchFrames(page: Page): Promise<() => Promise<number[]>> {
  const gaps = await page.evaluateHandle(() => {
    const seen: number[] = []
    let before = performance.now()
    const look = (at: number) => {
      seen.push(at - before)
      before = at
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    return seen
  })
  return () => gaps.evaluate((seen) => [...seen])
}

async function emitNews(session: FakeSession): Promise<void> {
  const startedAt = performance.now()
  const total = perSecond * secondsOfNews
  let sent = 0
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1)
    for (; sent < due; sent += 1) session.says(`News ${sent}: the parser reads each line once.`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** Events in the page's log, and those the cloud has that are not there yet. */
async function backlogOf(page: Page, session: FakeSession): Promise<number> {
  const held = await page.evaluate(() => (window as DebugWindow).__session?.stats().events ?? 0)
  return session.ids().length - held
}

async function weigh(page: Page): Promise<{ heapMb: number; nodes: number }> {
  return page.evaluate(() => {
    // Chromium was started with `--expose-gc`; `memory` is Chromium's own.
    ;(window as MemoryWindow).gc?.()
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } }
    return { heapMb: (memory?.usedJSHeapSize ?? 0) / 1e6, nodes: document.querySelectorAll('*').length }
  })
}

/** From the last key of a query to its final count. */
async function find(page: Page, query: string): Promise<{ ms: number; found: string }> {
  await page.getByRole('combobox', { name: 'Find in session' }).fill('')
  const startedAt = performance.now()
  await page.getByRole('combobox', { name: 'Find in session' }).fill(query)
  const count = page.getByRole('search').getByText(/^[\d,]+ hits?$|^no hits$/)
  await count.waitFor({ timeout: 120_000 })
  const ms = performance.now() - startedAt
  return { ms, found: await count.innerText() }
}

const bench = await startBench()
const session = bench.cloud.startsSession()
session.hasHistory(eventCount)
const page = await bench.newPage()
await bench.openSession(page, session.id)
await page.waitForFunction((all) => (window as DebugWindow).__session?.ids().length === all, eventCount, {
  timeout: 900_000,
  polling: 1_000,
})

const scrolled = []
for (const { name, scroller } of lenses) {
  await page.getByRole('tab', { name }).click()
  await page.locator(scroller).waitFor()
  await page.waitForTimeout(1_000)
  const gaps = await scroll(page, scroller)
  const { heapMb, nodes } = await weigh(page)
  scrolled.push({
    lens: name,
    frames: gaps.length,
    'p50 ms': round(percentile(gaps, 0.5), 1),
    'p95 ms': round(percentile(gaps, 0.95), 1),
    'max ms': round(Math.max(...gaps), 1),
    'DOM nodes': round(nodes),
    'JS heap MB': round(heapMb),
    'MB per 10,000 events': round(heapMb / (eventCount / 10_000), 1),
  })
}
printTable(`Scrolling ${round(eventCount)} events, a screen a frame`, scrolled)

await page.getByRole('tab', { name: 'Events' }).click()
const found = []
for (const query of ['type:agent.tool_use name:Bash', 'error:true', 'test_4.py', 'not-in-any-event']) {
  const { ms, found: hits } = await find(page, query)
  found.push({ query, 'ms to the last hit': round(ms), found: hits })
}
await page.getByRole('combobox', { name: 'Find in session' }).fill('')
printTable(`Filter and find in ${round(eventCount)} events`, found)

const grown = []
session.starts()
for (const { name, scroller } of lenses) {
  await page.getByRole('tab', { name }).click()
  await page.locator(scroller).waitFor()
  const stop = await watchFrames(page)
  await emitNews(session)
  const backlog = await backlogOf(page, session)
  const gaps = await stop()
  const lastSentAt = performance.now()
  while ((await backlogOf(page, session)) > 0) await page.waitForTimeout(20)
  grown.push({
    lens: name,
    'p50 ms': round(percentile(gaps, 0.5), 1),
    'p95 ms': round(percentile(gaps, 0.95), 1),
    'max ms': round(Math.max(...gaps), 1),
    'not yet in the log': backlog,
    'caught up after ms': round(performance.now() - lastSentAt),
  })
}
printTable(`${perSecond} events/s for ${secondsOfNews} s on top of ${round(eventCount)}`, grown)
await bench.close()
