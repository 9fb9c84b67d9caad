/** How a very long session opens: when its last turn is seen, when all of it is here, and what that costs. */
import { type Bench, type DebugWindow, startBench } from './browser.ts'
import { printTable, round } from './table.ts'

const lastAnswer = 'This is the last answer of a long session.'

interface MemoryWindow extends DebugWindow {
  gc?: () => void
}

async function measure(bench: Bench, count: number) {
  const session = bench.cloud.startsSession()
  session.hasHistory(count)
  const page = await bench.newPage()
  const startedAt = performance.now()
  await bench.openSession(page, session.id)
  await page.getByText(lastAnswer).first().waitFor({ state: 'visible' })
  const firstMs = performance.now() - startedAt
  await page.waitForFunction((all) => (window as DebugWindow).__session?.ids().length === all, session.ids().length, {
    timeout: 600_000,
    polling: 250,
  })
  const allMs = performance.now() - startedAt
  const cost = await page.evaluate(() => {
    // Chromium was started with `--expose-gc`; `memory` is Chromium's own.
    ;(window as MemoryWindow).gc?.()
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } }
    return { heapMb: (memory?.usedJSHeapSize ?? 0) / 1e6, nodes: document.querySelectorAll('*').length }
  })
  const listed = bench.cloud.requests.filter(({ path }) => path.includes(`${session.id}/events?`)).length
  await page.close()
  return {
    session: `${round(count)} events`,
    'last turn seen ms': round(firstMs),
    'all history s': round(allMs / 1_000, 1),
    'pages read': listed,
    'JS heap MB': round(cost.heapMb),
    'DOM nodes': round(cost.nodes),
  }
}

const bench = await startBench()
const rows = [await measure(bench, 10_000), await measure(bench, 100_000)]
await bench.close()
printTable('Opening a long session', rows)
