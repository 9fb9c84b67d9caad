/** How long after the cloud sends an event it is on screen, at a calm and at a busy pace. */
import type { Page } from '@playwright/test'
import { type Bench, type DebugWindow, startBench } from './browser.ts'
import { percentile, printTable, round } from './table.ts'

const secondsEach = 10

interface PaintWindow extends DebugWindow {
  painted?: Map<string, number>
}

/**
 * Notes, for each event, the first frame after which its row is in the page. Virtualised rows of a burst may never be
 * drawn one by one, so an event also counts as shown when a later one is.
 */
async function watchPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted = new Map<string, number>()
    // The bench's own mark on the window.
    ;(window as PaintWindow).painted = painted
    const look = () => {
      const rows = document.querySelectorAll('[role="log"] [data-event-id]')
      // One more frame: what is in the page now is painted when that one begins.
      requestAnimationFrame(() => {
        const at = performance.timeOrigin + performance.now()
        for (const row of rows) {
          const id = row.getAttribute('data-event-id')
          if (id !== null && !painted.has(id)) painted.set(id, at)
        }
      })
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function measure(bench: Bench, perSecond: number) {
  const session = bench.cloud.startsSession()
  session.hasHistory(200)
  const page = await bench.newPage()
  await bench.openSession(page, session.id)
  await page.waitForFunction(() => (window as DebugWindow).__session?.stats().state === 'live')
  await watchPaints(page)

  const sentAt = new Map<string, number>()
  const startedAt = performance.now()
  const total = perSecond * secondsEach
  session.starts()
  while (sentAt.size < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1)
    while (sentAt.size < due) {
      const at = performance.timeOrigin + performance.now()
      sentAt.set(session.says(`Event ${sentAt.size}: the parser reads each line once and keeps totals.`).id, at)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const lastSentAt = performance.now()
  const held = await page.evaluate(() => (window as DebugWindow).__session?.stats().events ?? 0)
  const backlog = session.ids().length - held
  await page.waitForFunction(
    (count) => (window as DebugWindow).__session?.stats().events === count,
    session.ids().length,
  )
  const caughtUpMs = performance.now() - lastSentAt
  await page.waitForTimeout(200)

  const painted = new Map(await page.evaluate(() => [...((window as PaintWindow).painted ?? [])]))
  await page.close()
  const latencies: number[] = []
  let next = Number.POSITIVE_INFINITY
  for (const [id, at] of [...sentAt].reverse()) {
    next = Math.min(next, painted.get(id) ?? Number.POSITIVE_INFINITY)
    if (Number.isFinite(next)) latencies.push(next - at)
  }
  return {
    pace: `${perSecond} events/s`,
    sent: total,
    measured: latencies.length,
    'p50 ms': round(percentile(latencies, 0.5)),
    'p95 ms': round(percentile(latencies, 0.95)),
    'max ms': round(Math.max(...latencies)),
    'backlog at end': backlog,
    'caught up after ms': round(caughtUpMs),
  }
}

const bench = await startBench()
const rows = [await measure(bench, 10), await measure(bench, 500)]
await bench.close()
printTable('From the socket of the cloud to a painted row', rows)
