import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEvent } from './decodeEvent.ts'

const decode = (json: string) => decodeEvent(JSON.parse(json), { id: 'local:1' })
const text = (words: string) => [{ type: 'text', text: words }]

describe('an event of today', () => {
  it('keeps its id, its instant to the microsecond and its words', () => {
    expect(
      decode(
        '{"content":[{"text":"128 rows.","type":"text"}],"id":"evt_00demo000000000msg01","processed_at":"2026-09-02T08:00:09.501220Z","type":"agent.message"}',
      ),
    ).toEqual({
      id: 'evt_00demo000000000msg01',
      hasOwnId: true,
      processedAt: '2026-09-02T08:00:09.501220Z',
      atMs: Date.parse('2026-09-02T08:00:09Z') + 501.22,
      turnId: null,
      threadId: null,
      type: 'agent.message',
      content: text('128 rows.'),
    })
  })

  it.each([
    [
      '{"evaluated_permission":"ask","id":"e","input":{"query":"open incidents"},"mcp_server_name":"tracker","name":"search_issues","type":"agent.mcp_tool_use"}',
      {
        type: 'agent.mcp_tool_use',
        name: 'search_issues',
        serverName: 'tracker',
        permission: 'ask',
        input: { query: 'open incidents' },
      },
    ],
    [
      '{"content":[{"text":"3 issues","type":"text"}],"id":"e","is_error":false,"mcp_tool_use_id":"evt_m","type":"agent.mcp_tool_result"}',
      { type: 'agent.mcp_tool_result', toolUseId: 'evt_m', isError: false, content: text('3 issues') },
    ],
    [
      '{"id":"e","processed_at":"2026-09-02T08:01:05.000000Z","result":"deny","deny_message":"No.","tool_use_id":"evt_t","session_thread_id":"sthr_c","type":"user.tool_confirmation"}',
      { type: 'user.tool_confirmation', result: 'deny', denyMessage: 'No.', toolUseId: 'evt_t', threadId: 'sthr_c' },
    ],
    [
      '{"id":"e","stop_reason":{"event_ids":["a","b"],"type":"requires_action"},"type":"session.status_idle"}',
      { type: 'session.status_idle', stopReason: { type: 'requires_action', eventIds: ['a', 'b'] } },
    ],
    [
      '{"id":"e","is_error":false,"model_request_start_id":"s","model_usage":{"credits":1.25},"type":"span.model_request_end"}',
      { type: 'span.model_request_end', startId: 's', isError: false, usage: { totalCredits: 1.25 } },
    ],
    [
      '{"error":{"message":"The model is overloaded.","retry_status":{"type":"retrying"},"type":"model_overloaded_error"},"id":"e","type":"session.error"}',
      {
        type: 'session.error',
        error: { type: 'model_overloaded_error', message: 'The model is overloaded.', retryStatus: 'retrying' },
      },
    ],
    [
      '{"id":"e","model_credits":4.05,"sandbox_runtime_credits":0.58,"total_credits":4.63,"type":"session.usage"}',
      { type: 'session.usage', usage: { totalCredits: 4.63 } },
    ],
    [
      '{"id":"e","usage":{"input_tokens":5,"output_tokens":7,"cache_creation":{"ephemeral_5m_input_tokens":1,"ephemeral_1h_input_tokens":2},"active_seconds":1.5},"type":"session.usage"}',
      {
        type: 'session.usage',
        usage: { inputTokens: 5, outputTokens: 7, cacheCreationInputTokens: 3, activeSeconds: 1.5 },
      },
    ],
    [
      '{"content_type":"text/markdown","file_id":"file_1","id":"e","original_filename":"report.md","size":2048,"type":"agent.artifact_delivered"}',
      {
        type: 'agent.artifact_delivered',
        fileId: 'file_1',
        filename: 'report.md',
        contentType: 'text/markdown',
        sizeBytes: 2048,
      },
    ],
    [
      '{"content":[{"text":"South.","type":"text"}],"from_agent_name":"researcher","from_session_thread_id":"sthr_c","id":"e","type":"agent.thread_message_received"}',
      { type: 'agent.thread_message_received', agentName: 'researcher', otherThreadId: 'sthr_c' },
    ],
    [
      '{"explanation":"Missing.","id":"e","iteration":0,"outcome_evaluation_start_id":"s","outcome_id":"o","result":"needs_revision","type":"span.outcome_evaluation_end"}',
      {
        type: 'span.outcome_evaluation_end',
        startId: 's',
        iteration: 0,
        result: 'needs_revision',
        explanation: 'Missing.',
      },
    ],
  ])('is read with the fields of its type: %s', (json, fields) => {
    expect(decode(json)).toMatchObject(fields)
  })
})

describe('an event of an older form', () => {
  it.each([
    [
      '{"type":"user.message","content":"Hello"}',
      { type: 'user.message', content: text('Hello'), id: 'local:1', hasOwnId: false },
    ],
    [
      '{"type":"agent.tool_use","tool_name":"bash","tool_input":{"command":"ls"},"requires_confirmation":true}',
      { type: 'agent.tool_use', name: 'bash', input: { command: 'ls' }, permission: 'ask' },
    ],
    [
      '{"type":"agent.tool_result","output":"ok"}',
      { type: 'agent.tool_result', toolUseId: null, content: text('ok'), isError: false },
    ],
    [
      '{"type":"user.custom_tool_result","tool_use_id":"c","content":[]}',
      { type: 'user.custom_tool_result', toolUseId: 'c' },
    ],
    [
      '{"type":"user.tool_confirmation","tool_use_id":"t","decision":"approve"}',
      { result: 'allow', denyMessage: null },
    ],
    ['{"type":"agent.thinking","content":"hm"}', { type: 'agent.thinking', text: 'hm' }],
    ['{"type":"agent.thinking","thinking":"hm"}', { type: 'agent.thinking', text: 'hm' }],
    ['{"type":"session.status_idle","status":"idle"}', { stopReason: { type: 'end_turn', eventIds: [] } }],
    [
      '{"type":"terminated","reason":"session closed"}',
      { type: 'session.status_terminated', reason: 'session closed' },
    ],
    [
      '{"type":"session.error","error":"It broke.","code":"model_error"}',
      { type: 'session.error', error: { type: 'model_error', message: 'It broke.', retryStatus: null } },
    ],
    ['{"type":"span.model_request_end"}', { type: 'span.model_request_end', startId: null, isError: false, usage: {} }],
    [
      '{"type":"session.status_idle","usage":{"input_tokens":3}}',
      { type: 'session.status_idle', usage: { inputTokens: 3 } },
    ],
    [
      '{"type":"user.define_outcome","content":[{"type":"text","text":"Write it."}]}',
      { type: 'user.define_outcome', description: 'Write it.', outcomeId: null },
    ],
    [
      '{"id":"evt_1","type":"user.message","content":[],"session_id":"s","turn_id":"turn_1","schema_version":"1.0","created_at":"2026-05-18T15:27:11.187413896Z"}',
      {
        turnId: 'turn_1',
        processedAt: '2026-05-18T15:27:11.187413896Z',
        atMs: Date.parse('2026-05-18T15:27:11Z') + 187.413896,
      },
    ],
  ])('is read as today’s: %s', (json, fields) => {
    expect(decode(json)).toMatchObject(fields)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['{"id":"e","type":"agent.content_block_delta","delta":{}}', 'agent.content_block_delta'],
    ['{"id":"e","type":"agent.message","content":"par","delta":true}', 'agent.message'],
    ['{"id":"e","type":"agent.message","content":7}', 'agent.message'],
    ['{"id":"e","type":"agent.tool_use","input":{}}', 'agent.tool_use'],
    ['{"id":"e","type":"user.tool_confirmation"}', 'user.tool_confirmation'],
    ['{"id":"e"}', ''],
    ['[1]', ''],
    ['null', ''],
  ])('is unknown, with its own type: %s', (json, originalType) => {
    expect(decode(json)).toMatchObject({ type: 'unknown', originalType })
  })

  it('takes its type from the frame when the data has none', () => {
    expect(decodeEvent({ content: 'hi' }, { id: 'f', type: 'agent.message' })).toMatchObject({ type: 'agent.message' })
  })

  it('never throws, whatever the shape', () => {
    const types = [
      'agent.message',
      'agent.tool_use',
      'agent.tool_result',
      'session.error',
      'session.status_idle',
      'session.usage',
      'user.message',
      'agent.thinking',
      'span.model_request_end',
    ]
    const fields = [
      'content',
      'input',
      'name',
      'error',
      'stop_reason',
      'usage',
      'id',
      'processed_at',
      'tool_use_id',
      'output',
      'model_usage',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()),
        (type, value) => {
          expect(typeof decodeEvent({ ...value, type }, { id: 'x' }).id).toBe('string')
        },
      ),
    )
  })

  it('keeps content blocks it does not know', () => {
    expect(
      decode('{"id":"e","type":"agent.message","content":[{"type":"hologram","x":1},{"type":"redacted"}]}'),
    ).toMatchObject({
      content: [{ type: 'unknown', raw: { type: 'hologram', x: 1 } }, { type: 'redacted' }],
    })
  })
})
