import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Json, toArray, toRecord, toText } from '../src/domain/json.ts'
import { sessionCode, sessionScripts } from '../src/domain/sessionCode/sessionCode.ts'
import { type SessionPlan, toSessionPlan } from '../src/domain/sessionCode/sessionPlan.ts'
import { createStepCollector } from '../src/domain/sessionCode/sessionSteps.ts'
import type { CodeLanguage } from '../src/lib/requestCode.ts'
import { type App, createApp } from './app.ts'
import { createEmbeddedCloud } from './embedded/createEmbeddedCloud.ts'
import { createModelCatalogue } from './embedded/model/createModelCatalogue.ts'
import { listen } from './listen.ts'
import { createTestConfig } from './testing/createTestConfig.ts'
import { programUrl } from './testing/programUrl.ts'

const token = 'qca_of_the_scripts'
const secret = 'ada-9d1f'
const folder = mkdtempSync(join(tmpdir(), 'session-code-'))
let app: App
let server: Server
let base = ''
let recorded: Json[] = []
let plan: SessionPlan

const says = (text: string) => ({ type: 'user.message', content: [{ type: 'text', text }] })

async function api(method: string, path: string, body?: Json): Promise<Json> {
  const answer = await fetch(base + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const json = toRecord(await answer.json())
  if (!answer.ok) throw new Error(JSON.stringify(json))
  return json
}

async function listEvents(id: string): Promise<Json[]> {
  return toArray((await api('GET', `/sessions/${id}/events?limit=100`)).data).map(toRecord)
}

/** Sends, and answers with what the session then waits for once it is at rest again. */
async function send(id: string, event: Json): Promise<string[]> {
  const before = (await listEvents(id)).length
  await api('POST', `/sessions/${id}/events`, { events: [event] })
  const last = await vi.waitFor(
    async () => {
      const found = (await listEvents(id)).slice(before).at(-1)
      if (found?.type !== 'session.status_idle') throw new Error('still at work')
      return found
    },
    { timeout: 10_000, interval: 20 },
  )
  return toArray(toRecord(last.stop_reason).event_ids).map(toText)
}

/** A session with every kind of input: what it waits for is confirmed, answered, denied and interrupted. */
async function recordSession(): Promise<void> {
  const agent = await api('POST', '/agents', {
    name: 'clerk',
    model: 'scripted',
    system: 'It\'s "quoted" \\ and `more`\n$HOME \'\'\' """',
    tools: [
      {
        type: 'agent_toolset_20260401',
        enabled_tools: ['Bash'],
        configs: [{ name: 'Bash', enabled: true, permission_policy: { type: 'always_ask' } }],
      },
      { type: 'custom', name: 'lookup', description: 'Looks up.', input_schema: { type: 'object', properties: {} } },
    ],
  })
  const environment = await api('POST', '/environments', {
    name: 'desk',
    config: { type: 'cloud', networking: { type: 'unrestricted' } },
  })
  const { id } = await api('POST', '/sessions', {
    agent: agent.id,
    environment_id: environment.id,
    title: "Clerk's “day”\nin two lines",
    environment_variables: { WHO: secret },
  })
  const session = toText(id)
  const [asked] = await send(session, says(`Run this command: echo "it's $WHO 'here' \\ \`now\`"`))
  await send(session, { type: 'user.tool_confirmation', tool_use_id: asked, result: 'allow' })
  const [looked] = await send(session, says('Use lookup with {"name": "é 🙂"}'))
  const content = [{ type: 'text', text: 'forty\n"two"' }]
  await send(session, { type: 'user.custom_tool_result', custom_tool_use_id: looked, content, is_error: false })
  const [refused] = await send(session, says('Run this command: rm notes'))
  await send(session, {
    type: 'user.tool_confirmation',
    tool_use_id: refused,
    result: 'deny',
    deny_message: "It's needed.",
  })
  await send(session, says('Run this command: echo never'))
  await send(session, { type: 'user.interrupt' })
  await send(session, {
    type: 'user.define_outcome',
    description: 'Say hello.',
    rubric: { type: 'text', content: '- It says hello.' },
    max_iterations: 1,
  })
  recorded = await listEvents(session)
  const collector = createStepCollector()
  for (const event of recorded) collector.add(event)
  plan = toSessionPlan({
    session: await api('GET', `/sessions/${session}`),
    agent,
    environment,
    steps: collector.read(),
  })
}

beforeAll(async () => {
  const config = createTestConfig({
    port: 0,
    dataDir: join(folder, 'data'),
    embedded: { token, profile: '2026-08', heartbeatMs: 15_000, model: null },
  })
  app = await createApp(config, {
    createEmbeddedCloud: (options) =>
      createEmbeddedCloud({
        ...options,
        workerProgram: programUrl('toolWorker'),
        parts: { models: createModelCatalogue(null, { pieceMs: 0 }) },
      }),
  })
  server = await listen(app, config)
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/v1/cloud`
  await recordSession()
}, 120_000)

afterAll(async () => {
  server.close()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What of a client's event does not depend on the run it is part of. */
function said(events: readonly Json[]): unknown[] {
  const own = ['type', 'content', 'description', 'rubric', 'max_iterations', 'result', 'deny_message', 'is_error']
  return events
    .filter(({ type }) => toText(type).startsWith('user.'))
    .map((event) => Object.fromEntries(own.filter((key) => key in event).map((key) => [key, event[key]])))
}

function isThere(...commands: string[]): boolean {
  return commands.every((command) => {
    try {
      execFileSync(command, ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

const tsx = fileURLToPath(new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url))
const languages: { language: CodeLanguage; needs: string[]; command: [string, ...string[]] }[] = [
  { language: 'curl', needs: ['bash', 'curl', 'jq'], command: ['bash'] },
  { language: 'typescript', needs: [], command: [process.execPath, tsx] },
  { language: 'python', needs: ['python3'], command: ['python3'] },
]

for (const { language, needs, command } of languages) {
  const isMissing = !isThere(...needs)
  const reason = isMissing ? ` (skipped: ${needs.join(', ')} are not all on this machine)` : ''
  it.skipIf(isMissing)(
    `runs the session again from its ${language} script${reason}`,
    { timeout: 120_000, concurrent: true },
    async () => {
      const code = sessionCode(plan, language, base)
      expect(code).not.toContain(secret)
      expect(code).not.toContain(token)
      const file = join(folder, sessionScripts[language].fileName)
      writeFileSync(file, code)
      const [program, ...args] = command
      const printed = await new Promise<string>((resolve, reject) => {
        const env = { PATH: process.env.PATH, QODER_PAT: token, QODER_POLL_SECONDS: '0.05', WHO: secret }
        execFile(program, [...args, file], { env }, (error, stdout, stderr) => {
          if (error) reject(new Error(stderr))
          else resolve(stdout.trim())
        })
      })
      expect(said(await listEvents(printed))).toEqual(said(recorded))
      const session = await api('GET', `/sessions/${printed}`)
      expect(session).toMatchObject({ status: 'idle', environment_variables: { WHO: secret } })
      expect(toRecord(session.agent)).toMatchObject({ name: 'clerk', system: plan.agent.system })
    },
  )
}

it('records every kind of input', () => {
  const types = new Set(plan.steps.flatMap(({ events }) => events.map(({ type }) => type)))
  expect([...types].sort()).toEqual([
    'user.custom_tool_result',
    'user.define_outcome',
    'user.interrupt',
    'user.message',
    'user.tool_confirmation',
  ])
})
