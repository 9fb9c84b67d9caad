import { headerLines } from './headerLines.ts'
import type { SessionPlan } from './sessionPlan.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** The session as a TypeScript module for Node, without a library. */
export function typescriptSession(plan: SessionPlan, baseUrl: string | null): string {
  const { agent, environment, session, steps, variables } = plan
  const address = baseUrl === null ? `need('QODER_BASE_URL')` : `process.env.QODER_BASE_URL ?? ${json(baseUrl)}`
  const given = variables.map((name) => `    ${name}: need('${name}'),\n`).join('')
  return `${headerLines(plan, 'Needs Node 20 or newer.')
    .map((line) => `// ${line}`)
    .join('\n')}

type Json = Record<string, any>

const base = ${address}
const token = need('QODER_PAT')

const agent: Json = ${json(agent)}

const environment: Json = ${json(environment)}

const session: Json = ${json(session)}
${given === '' ? '' : `session.environment_variables = {\n${given.replaceAll('    ', '  ')}}\n`}
const steps: { events: Json[]; settles: boolean }[] = ${json(steps)}

function need(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(\`Set \${name} first.\`)
  return value
}

async function api(method: string, path: string, body?: Json): Promise<Json> {
  const response = await fetch(base + path, {
    method,
    headers: { Authorization: \`Bearer \${token}\`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(\`\${method} \${path} failed: \${response.status} \${text}\`)
  return text.trim().startsWith('{') ? JSON.parse(text) : {}
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const { id: agentId } = await api('POST', '/agents', agent)
const { id: environmentId } = await api('POST', '/environments', environment)
const { id } = await api('POST', '/sessions', { ...session, agent: agentId, environment_id: environmentId })
console.error(\`Session \${id}\`)

let last = ''
let isSettled = false
let pending: string[] = []
const threads = new Map<string, string>()

/** Reads what is new and keeps whether the session is at rest and what it waits for. */
async function look() {
  for (;;) {
    const page = await api('GET', \`/sessions/\${id}/events?limit=100\${last && \`&after_id=\${last}\`}\`)
    for (const event of page.data) {
      last = event.id
      if (event.session_thread_id) threads.set(event.id, event.session_thread_id)
      if (event.type === 'session.status_running') isSettled = false
      if (event.type === 'session.status_terminated') isSettled = true
      if (event.type === 'session.status_idle') {
        isSettled = true
        pending = event.stop_reason?.event_ids ?? []
      }
    }
    if (!page.has_more) return
  }
}

function answer({ answers, ...event }: Json): Json {
  if (answers === undefined) return event
  const toolUseId = pending[answers]
  if (!toolUseId) throw new Error('The new run does not wait for this answer: it went another way.')
  const field = event.type === 'user.custom_tool_result' ? 'custom_tool_use_id' : 'tool_use_id'
  const thread = threads.get(toolUseId)
  return { ...event, [field]: toolUseId, ...(thread ? { session_thread_id: thread } : {}) }
}

await look()
for (const { events, settles } of steps) {
  const interrupts = events[0]?.type === 'user.interrupt'
  const sent = events.map(answer)
  if (!interrupts) isSettled = false
  await api('POST', \`/sessions/\${id}/events\`, { events: sent })
  if (interrupts || !settles) await pause(1)
  if (!settles) continue
  await look()
  while (!isSettled) {
    await pause(Number(process.env.QODER_POLL_SECONDS ?? 1))
    await look()
  }
}
console.log(id)
`
}
