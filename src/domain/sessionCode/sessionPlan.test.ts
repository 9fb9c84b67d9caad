import { expect, it } from 'vitest'
import type { Json } from '../json.ts'
import { sessionCode } from './sessionCode.ts'
import { toSessionPlan } from './sessionPlan.ts'
import { createStepCollector } from './sessionSteps.ts'

const stepsOf = (events: Json[]) => {
  const collector = createStepCollector()
  for (const event of events) collector.add(event)
  return collector.read()
}
const idle = (...event_ids: string[]) => ({
  type: 'session.status_idle',
  stop_reason: event_ids.length > 0 ? { type: 'requires_action', event_ids } : { type: 'end_turn' },
})
const says = (content: string) => ({ id: 'evt_1', type: 'user.message', content, processed_at: null })
const allows = (tool_use_id: string) => ({ type: 'user.tool_confirmation', tool_use_id, result: 'allow' })

it('names the calls that are answered by their place in what the session waited for, in one request', () => {
  expect(stepsOf([says('go'), idle('a', 'b'), allows('b'), allows('a'), idle('c'), allows('c')])).toEqual([
    { events: [{ type: 'user.message', content: 'go' }], settles: true },
    {
      events: [
        { type: 'user.tool_confirmation', result: 'allow', answers: 1 },
        { type: 'user.tool_confirmation', result: 'allow', answers: 0 },
      ],
      settles: true,
    },
    { events: [{ type: 'user.tool_confirmation', result: 'allow', answers: 0 }], settles: true },
  ])
})

it('does not wait for rest before an interrupt that came while the agent worked', () => {
  const interrupt = { type: 'user.interrupt' }
  const settles = (events: Json[]) => stepsOf(events).map((step) => step.settles)
  expect(settles([says('go'), interrupt, idle()])).toEqual([false, true])
  expect(settles([says('go'), idle('a'), interrupt, idle()])).toEqual([true, true])
})

it('writes no secret and no name that is none, in any language', () => {
  const plan = toSessionPlan({
    session: {
      title: 'Two\nlines',
      environment_variables: { API_KEY: 'sk-1', 'x; rm -rf /': 'sk-2' },
      vault_ids: ['vlt_1'],
      resources: [{ type: 'github_repository', url: 'https://me:sk-3@github.com/a/b', authorization_token: 'sk-4' }],
    },
    agent: {
      id: 'agent_1',
      name: 'a',
      mcp_servers: [{ name: 'm', url: 'https://m', headers: { authorization: 'sk-5' } }],
      tools: [{ type: 'custom', name: 't', input_schema: { properties: { headers: { type: 'object' } } } }],
    },
    environment: null,
    steps: stepsOf([says('go')]),
  })
  for (const language of ['curl', 'typescript', 'python'] as const) {
    const code = sessionCode(plan, language, null)
    expect(code).not.toMatch(/sk-\d|rm -rf/)
    expect(code).toContain('API_KEY')
    expect(code).toContain('"vlt_1"')
    expect(code.split('\n').find((line) => line.startsWith('lines'))).toBeUndefined()
  }
  expect(JSON.stringify(plan.agent)).toContain('"headers":{"type":"object"}')
  expect(plan.notes.join(' ')).toContain('Left out, because it may be secret: headers.')
})
