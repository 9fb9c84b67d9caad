import type { FakeSession } from './support/fakeSession.ts'
import { expect, test } from './support/story.ts'

/** Something happens every 25 ms; words outside ASCII make sure that characters can be cut. */
async function talksFor(session: FakeSession, seconds: number): Promise<void> {
  session.starts()
  const endsAt = Date.now() + seconds * 1_000
  let line = 0
  while (Date.now() < endsAt) {
    line += 1
    session.says(`Zeile ${line}: größer, 数値, naïve 🙂`)
    if (line % 3 === 0) session.runs('Bash', { command: `echo ${line}` }, `${line} ✓`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  session.finishes()
}

for (const form of ['2026-08', '2026-05'] as const) {
  test(`a stream of the ${form} form that breaks every second loses and doubles nothing`, async ({ cloud, live }) => {
    const session = cloud.startsSession({ form })
    session.faults.dropAfterMs = 1_000
    session.faults.cuts = ['inside a frame', 'inside a character', 'between frames']
    await live.open(session.id, 'staging')
    await expect.poll(session.openConnections).toBe(1)
    await talksFor(session, 6)
    session.faults.dropAfterMs = null
    await live.holdsExactly(session.ids)
    expect((await live.stats())?.reconnects).toBeGreaterThanOrEqual(3)
    await expect(live.sessionStatus).toHaveText('idle')
  })
}

test('a connection that gives three frames at a time still brings everything', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.faults.dropAfterFrames = 3
  session.faults.cuts = ['inside a character']
  session.faults.repeatBoundary = true
  session.starts()
  for (let line = 0; line < 12; line += 1) session.says(`größer als ${line}`)
  session.finishes()
  await live.holdsExactly(session.ids)
})

test('events repeated at the boundary are counted once', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  session.faults.repeatBoundary = true
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.says('Before the break.')
  await expect(live.row('Before the break.')).toBeVisible()
  session.dropsConnections()
  await expect.poll(session.connectionsSoFar).toBe(2)
  session.says('After the break.')
  await expect(live.row('After the break.')).toBeVisible()
  await live.holdsExactly(session.ids)
  await expect(live.row('Before the break.')).toHaveCount(1)
  expect((await live.stats())?.duplicatesDropped).toBeGreaterThanOrEqual(1)
  await live.lensTab('Events').click()
  const seam = live.grid.getByRole('row', {
    name: /^Reconnected after .+, resumed after evt_.+: 0 missing, 1 duplicate/,
  })
  await expect(seam).toBeVisible()
  const rows = await live.grid.getByRole('row').allInnerTexts()
  const place = rows.findIndex((row) => row.startsWith('Reconnected'))
  expect(rows[place - 1]).toContain('Before the break.')
  expect(rows[place + 1]).toContain('After the break.')
})

test('a cursor the cloud no longer knows is given up and the gap is filled from the list', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.says('One.')
  await expect(live.row('One.')).toBeVisible()
  session.faults.refusedCursors = 1
  session.dropsConnections()
  session.says('Two, while nobody listened.')
  session.says('Three, while nobody listened.')
  await expect(live.row('Three, while nobody listened.')).toBeVisible()
  await expect.poll(session.openConnections).toBe(1)
  session.says('Four, live again.')
  await expect(live.row('Four, live again.')).toBeVisible()
  await live.holdsExactly(session.ids)
})

test('a busy cloud is given the time it asks for, and the page says so', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.says('Still on screen.')
  await expect(live.row('Still on screen.')).toBeVisible()
  session.faults.refusals.push({ status: 429, retryAfterSeconds: 2 })
  session.dropsConnections()
  await expect(live.health).toContainText('Reconnecting')
  await expect(live.row('Still on screen.')).toBeVisible()
  await expect(live.health).toContainText('Live')
  session.says('Back again.')
  await expect(live.row('Back again.')).toBeVisible()
  await live.holdsExactly(session.ids)
})

test('an error frame ends the connection and not the session', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.sendsErrorFrame('upstream closed')
  await expect.poll(session.connectionsSoFar).toBe(2)
  session.says('The session goes on.')
  await expect(live.row('The session goes on.')).toBeVisible()
  await live.holdsExactly(session.ids)
})

for (const form of ['comment', 'event'] as const) {
  test(`a heartbeat sent as ${form} is a sign of life and no event`, async ({ cloud, live, page }) => {
    const session = cloud.startsSession()
    session.faults.heartbeat = { form, everyMs: 200 }
    await live.open(session.id, 'staging')
    await expect(live.health).toHaveText('Live')
    await expect(page.getByText(/^heartbeat .* ago$/)).toBeVisible()
    expect(await live.stats()).toMatchObject({ events: 0, lastId: null, reconnects: 0 })
  })
}

test('a connection that has gone silent is called stale and then replaced', async ({ cloud, live, page }) => {
  const session = cloud.startsSession()
  session.faults.heartbeat = { form: 'none', everyMs: 0 }
  await page.clock.install()
  await live.open(session.id, 'staging')
  await expect(live.health).toHaveText('Live')
  await page.clock.fastForward(46_000)
  await expect(live.health).toHaveText('Stale')
  await page.clock.fastForward(16_000)
  await page.clock.fastForward(2_000)
  await expect.poll(session.connectionsSoFar).toBe(2)
  await expect(live.health).toHaveText('Live')
  session.says('Heard again.')
  await expect(live.row('Heard again.')).toBeVisible()
  await live.holdsExactly(session.ids)
})

test('a session that has ended stays readable and is not asked for again', async ({ cloud, live }) => {
  const session = cloud.startsSession()
  await live.open(session.id, 'staging')
  await expect.poll(session.openConnections).toBe(1)
  session.says('The last words.')
  session.terminates()
  await expect(live.row('The last words.')).toBeVisible()
  await expect(live.health).toContainText('Ended')
  await expect(live.composer).toBeDisabled()
  expect(session.connectionsSoFar()).toBe(1)
})
