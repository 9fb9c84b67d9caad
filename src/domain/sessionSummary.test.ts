import { describe, expect, it } from 'vitest'
import { readSessionSummary, sessionPhase, sessionStatusWord } from './sessionSummary.ts'
import { usageText } from './usageText.ts'

const may = {
  id: 'sess_1',
  agent_id: 'agent_1',
  agent: { id: 'agent_1', name: 'helper', model: 'ultimate', instructions: 'x', default_environment: '' },
  environment_id: 'env_1',
  title: 'One',
  status: 'processing',
  usage: { input_tokens: 18_400, output_tokens: 2_100, cache_creation: { ephemeral_5m_input_tokens: 5 } },
}
const august = {
  id: 'sess_2',
  agent: { id: 'agent_1', name: 'helper', version: 3, model: { id: 'ultimate', effective_context_window: 200_000 } },
  environment_id: 'env_1',
  title: null,
  status: 'rescheduling',
  stats: { active_seconds: 12.4, duration_seconds: 60.2 },
  usage: { total_credits: 3.25 },
}

describe('a session', () => {
  it('is read from the form of May, with token counts and no version', () => {
    const session = readSessionSummary(may)
    expect(session.agent).toEqual({ id: 'agent_1', name: 'helper', version: null, modelId: 'ultimate' })
    expect(session.usage).toEqual({ inputTokens: 18_400, outputTokens: 2_100, cacheCreationInputTokens: 5 })
    expect(usageText(session.usage)).toBe('20.5k')
    expect(session.durationSeconds).toBeNull()
  })

  it('is read from the form of August, with credits and stats', () => {
    const session = readSessionSummary(august)
    expect(session.title).toBeNull()
    expect(session.agent.version).toBe(3)
    expect(session.agent.modelId).toBe('ultimate')
    expect(session.activeSeconds).toBe(12.4)
    expect(usageText(session.usage)).toBe('3.25 credits')
  })

  it('keeps the whole answer beside what it understood', () => {
    expect(readSessionSummary({ ...august, mood: 'fine' }).raw.mood).toBe('fine')
  })

  it('is read from anything without an exception', () => {
    expect(readSessionSummary(null).status).toBe('unknown')
    expect(readSessionSummary({ agent: 'agent_9', usage: 7, stats: [] }).agent.id).toBe('agent_9')
  })

  it('shows words it does not know verbatim', () => {
    expect(sessionPhase('hibernating')).toBe('unknown')
    expect(sessionStatusWord('hibernating')).toBe('hibernating')
    expect(sessionStatusWord('processing')).toBe('running')
    expect(sessionPhase('cancelled')).toBe('ended')
  })
})
