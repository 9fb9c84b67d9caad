import { afterEach, expect, it } from 'vitest'
import { textBlock } from '../model/contentBlocks.ts'
import { historyTokens, readHistory } from './readHistory.ts'
import { createTestCloud, says, type TestCloud } from './testCloud.ts'

let cloud: TestCloud | undefined
afterEach(async () => {
  await cloud?.remove()
  cloud = undefined
})

async function aSessionWith(events: [type: string, text: string][]) {
  cloud = await createTestCloud({ answers: [says('hi')] })
  const id = await cloud.createSession()
  await cloud.store.events.append(
    id,
    events.map(([type, text]) => ({ type, payload: { content: [textBlock(text)] }, turnId: 't', threadId: 'sthr_1' })),
  )
  return readHistory(cloud.store, id, 'sthr_1')
}

it('reads a session of several pages in order and leaves out what a turn does not look at', async () => {
  const turns = Array.from({ length: 600 }, (_, turn): [string, string][] => [
    ['user.message', `${turn}`],
    ['session.usage', ''],
    ['agent.message', `${turn}`],
  ])
  const events = await aSessionWith(turns.flat())
  expect(events).toHaveLength(1200)
  expect(events.map(({ seq }) => seq)).toEqual([...events.map(({ seq }) => seq)].sort((a, b) => a - b))
})

it('reads no more turns than a model takes, but every system message', async () => {
  const half = 'x'.repeat(historyTokens * 2)
  const events = await aSessionWith([
    ['user.message', 'the oldest'],
    ['system.message', 'Answer in French.'],
    ['agent.message', 'Oui.'],
    ['user.message', 'a large one'],
    ['agent.message', half],
    ['agent.message', half],
    ['user.message', 'the last'],
  ])
  expect(events.map(({ type, seq }) => [type, seq])).toEqual([
    ['system.message', 2],
    ['user.message', 4],
    ['agent.message', 5],
    ['agent.message', 6],
    ['user.message', 7],
  ])
})
