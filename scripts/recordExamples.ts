import { createHash, webcrypto } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEmbeddedCloud, type EmbeddedCloud } from '../server/embedded/createEmbeddedCloud.ts'
import { createBlockHash } from '../src/domain/recording/blockHash.ts'
import type { RecordedEntry } from '../src/domain/recording/recording.ts'
import { createSseReader } from '../src/domain/recording/sseReader.ts'
import { entryLine, headerLine } from '../src/domain/recording/writeRecording.ts'

/**
 * Makes the recordings in `public/recordings` anew with the embedded cloud and its scripted model:
 * `node --import tsx scripts/recordExamples.ts`. Ids and times start from a fixed place, so that two runs differ in
 * timing alone.
 */
const folder = fileURLToPath(new URL('../public/recordings/', import.meta.url))
const startMs = Date.parse('2026-03-02T09:00:00Z')
const asking = {
  type: 'agent_toolset_20260401',
  default_config: { permission_policy: { type: 'always_allow' } },
  configs: [{ name: 'Bash', permission_policy: { type: 'always_ask' } }],
}

const examples = [
  {
    name: 'quickstart',
    agent: 'quickstart',
    title: 'Fibonacci, with a test',
    says: 'Write a Python function that computes the Fibonacci sequence and run a test.',
  },
  {
    name: 'approval',
    agent: 'quickstart',
    title: 'A command that asks first',
    says: 'Show me an approval',
    tools: [asking],
  },
  {
    name: 'failure-and-recovery',
    agent: 'quickstart',
    title: 'A command that fails, and its repair',
    says: 'Show me a failure and retry',
  },
  { name: 'several-threads', agent: 'coordinator', title: 'Two agents side by side', says: 'Show me several threads' },
]
type Example = (typeof examples)[number]

// JSON of the API, read member by member.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

function createClient(cloud: EmbeddedCloud) {
  const send = (method: string, path: string, body?: unknown) =>
    cloud.fetch(
      new Request(`http://127.0.0.1/api/v1/cloud${path}`, {
        method,
        headers: { authorization: `Bearer ${cloud.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  return {
    send,
    async call(method: string, path: string, body?: unknown): Promise<Answer> {
      const answer = await send(method, path, body)
      if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`)
      return answer.json()
    },
  }
}

async function record(cloud: EmbeddedCloud, { name, agent, title, says, tools }: Example) {
  const { send, call } = createClient(cloud)
  const agents: Answer[] = (await call('GET', '/agents?limit=100')).data
  const [environment] = (await call('GET', '/environments')).data
  let { id: agentId } = agents.find((each) => each.name === agent)
  if (tools) ({ id: agentId } = await call('POST', '/agents', { name: 'careful', model: 'ultimate', tools }))
  const { id } = await call('POST', '/sessions', { agent: agentId, environment_id: environment.id, title })
  const deltas = 'event_deltas[]=agent.message&event_deltas[]=agent.thinking'
  const stream = await send('GET', `/sessions/${id}/events/stream?${deltas}`)
  const sending = call('POST', `/sessions/${id}/events`, {
    events: [{ type: 'user.message', content: [{ type: 'text', text: says }] }],
  })
  const entries = await follow(stream, async (event) => {
    if (event.stop_reason?.type !== 'requires_action') return true
    for (const use of event.stop_reason.event_ids)
      await call('POST', `/sessions/${id}/events`, {
        events: [{ type: 'user.tool_confirmation', tool_use_id: use, result: 'allow' }],
      })
    return false
  })
  await sending
  const session = await call('GET', `/sessions/${id}`)
  const text = await toRecording(name, entries, {
    session,
    agent: await call('GET', `/agents/${agentId}`),
    environment,
  })
  for (const secret of [dataDir, hostname(), cloud.token, process.cwd()])
    if (text.includes(secret)) throw new Error(`The recording ${name} tells of this machine: ${secret}`)
  await writeFile(join(folder, `${name}.jsonl`), text)
  console.log(`${name}: ${entries.length} entries, ${Buffer.byteLength(text)} bytes`)
}

/** Reads a stream up to the idle status that `isOver` takes for the end. */
async function follow(stream: Response, isOver: (event: Answer) => Promise<boolean>): Promise<RecordedEntry[]> {
  const entries: RecordedEntry[] = []
  const frames: { id: string; event: string; data: string }[] = []
  const sse = createSseReader((frame) => void frames.push(frame))
  const beganMs = performance.now()
  const decoder = new TextDecoder()
  for await (const bytes of stream.body ?? []) {
    sse.push(decoder.decode(bytes, { stream: true }))
    const atMs = startMs + Math.round(performance.now() - beganMs)
    for (const { id, event, data } of frames.splice(0)) {
      if (data === '' || event === 'heartbeat') continue
      const json: Answer = JSON.parse(data)
      if (event === 'event_start') entries.push({ kind: 'draft_start', atMs, eventId: id, type: json.event.type })
      else if (event === 'event_delta') entries.push({ kind: 'draft_delta', atMs, eventId: id, ...toPiece(json) })
      else entries.push({ kind: 'event', atMs, rawJson: data })
      if (event === 'session.status_idle' && (await isOver(json))) return entries
    }
  }
  throw new Error('The stream ended before the session did.')
}

const toPiece = ({ delta }: Answer) => ({ index: delta.index ?? 0, text: delta.content?.text ?? delta.text ?? '' })

type Around = { session: Answer; agent: Answer; environment: Answer }

async function toRecording(name: string, entries: RecordedEntry[], around: Around): Promise<string> {
  const hash = createBlockHash((bytes) => webcrypto.subtle.digest('SHA-256', bytes))
  const header = {
    recordedAt: new Date(startMs).toISOString(),
    workspaceKind: 'embedded' as const,
    ...around,
    redaction: { masked: [], kept: [] },
    hash: null,
  }
  const rest = [headerLine(header), ...entries.map(entryLine)].join('\n')
  const steady = withSteadyNames(rest, name)
  const end = steady.indexOf('\n')
  const body = `${steady.slice(end + 1)}\n`
  hash.add(body)
  const first = { ...JSON.parse(steady.slice(0, end)), hash: await hash.finish() }
  return `${JSON.stringify(first)}\n${body}`
}

/** Ids in the order in which they come, and the times of the service as if it had all begun at the fixed place. */
function withSteadyNames(text: string, name: string): string {
  const ids = new Map<string, string>()
  const place = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const named = text.replace(/\b(evt|sess|sthr|agent|env|turn)_[0-9A-Za-z]{20,}\b/g, (id, kind: string) => {
    const known = ids.get(id) ?? `${kind}_019cad0e6000${place}${ids.size.toString(16).padStart(12, '0')}`
    ids.set(id, known)
    return known
  })
  const instants = [...named.matchAll(/"processed_at":"([^"]+)"/g)].map(([, at = '']) => Date.parse(at))
  const shiftMs = startMs - Math.min(...instants)
  return named.replace(/"((?:created|updated|processed)_at)":"([^"]+?)(\d{3})Z"/g, (_, key, at, micros) => {
    const shifted = new Date(Date.parse(`${at}Z`) + shiftMs).toISOString().replace('Z', '')
    return `"${key}":"${shifted}${micros}Z"`
  })
}

const dataDir = await mkdtemp(join(tmpdir(), 'record-examples-'))
const cloud = await createEmbeddedCloud({
  dataDir,
  token: null,
  profile: '2026-05',
  heartbeatMs: 60_000,
  model: null,
  log: (line) => console.error(line),
})
try {
  await mkdir(folder, { recursive: true })
  for (const example of examples) await record(cloud, example)
} finally {
  await cloud.close()
  await rm(dataDir, { recursive: true, force: true })
}
