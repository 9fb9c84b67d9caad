/** A recording of two turns, seconds apart, with things in it that no audience should read. */
export function fibonacciRecording(): { name: string; mimeType: string; buffer: Buffer } {
  const startMs = Date.parse('2026-10-01T08:00:00Z')
  const text = (words: string) => [{ type: 'text', text: words }]
  const events: [second: number, type: string, rest: Record<string, unknown>][] = [
    [0, 'user.message', { content: text('Write fib and mail ada@example.org about it.') }],
    [0.2, 'session.status_running', {}],
    [0.6, 'agent.thinking', { content: text('A recursive function will do.') }],
    [1, 'agent.tool_use', { name: 'Bash', input: { command: 'pytest -q' } }],
    [1.4, 'agent.tool_result', { tool_use_id: 'evt_4', content: text('5 passed') }],
    [1.6, 'agent.message', { content: text('The function works. It took 12,400 input tokens.') }],
    [1.8, 'session.status_idle', { stop_reason: { type: 'end_turn' } }],
    [2, 'user.message', { content: text('Now make it iterative.') }],
    [2.2, 'session.status_running', {}],
    [2.6, 'agent.message', { content: text('Done, and it is faster.') }],
    [2.8, 'session.status_idle', { stop_reason: { type: 'end_turn' } }],
  ]
  const header = {
    format: 'cloud-agents-recording',
    version: 1,
    recorded_at: '2026-10-01T08:00:00Z',
    workspace: { kind: 'embedded' },
    session: { id: 'sess_recorded', title: 'Fibonacci with tests' },
    agent: { name: 'code-helper', version: 1 },
    environment: null,
    redaction: null,
    hash: null,
  }
  const lines = events.map(([second, type, rest], index) => {
    const at = startMs + second * 1000
    return { at, event: { id: `evt_${index + 1}`, type, processed_at: new Date(at).toISOString(), ...rest } }
  })
  const written = [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
  return { name: 'fibonacci.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(written) }
}
