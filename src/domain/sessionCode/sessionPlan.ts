import { toAgentDocument } from '../agentDocument.ts'
import { isRecord, type Json, toArray, toRecord, toText, toTexts } from '../json.ts'
import type { SessionStep } from './sessionSteps.ts'

/** Everything a script needs to recreate a session, without a secret. */
export interface SessionPlan {
  title: string
  agent: Json
  environment: Json
  /** Without its agent, environment and variables: those are known only when it runs. */
  session: Json
  /** Names of variables; whoever runs the script brings the values. */
  variables: readonly string[]
  steps: readonly SessionStep[]
  /** What whoever runs it has to know, in sentences. */
  notes: readonly string[]
}

export interface PlanSource {
  session: Json
  /** The agent in the session's version. */
  agent: Json
  /** Null when it is gone. */
  environment: Json | null
  steps: readonly SessionStep[]
}

export function toSessionPlan({ session, agent, environment, steps }: PlanSource): SessionPlan {
  const left = new Set<string>()
  const document = withoutSecrets(toAgentDocument(agent), left)
  const { name, description, config, metadata } = toRecord(withoutSecrets(environment ?? {}, left))
  const vaultIds = toTexts(session.vault_ids)
  const resources = toArray(session.resources).flatMap((one) => toResource(toRecord(one), left))
  const variables = readVariables(session.environment_variables)
  const title = toText(session.title)
  const types = new Set(steps.flatMap(({ events }) => events.map(({ type }) => type)))
  return {
    title: title || 'Untitled',
    agent: given(toRecord(document)),
    environment: given({
      name: toText(name) || 'environment',
      description,
      config: config ?? { type: 'cloud', networking: { type: 'unrestricted' } },
      metadata,
    }),
    session: given({
      title,
      metadata: Object.keys(toRecord(session.metadata)).length > 0 ? session.metadata : undefined,
      resources: resources.length > 0 ? resources : undefined,
      vault_ids: vaultIds.length > 0 ? vaultIds : undefined,
    }),
    variables,
    steps,
    notes: [
      ...(environment ? [] : ['The environment of the session is gone: an empty one takes its place.']),
      ...(variables.length > 0 ? [`Set these variables to what they were: ${variables.join(', ')}.`] : []),
      ...(vaultIds.length > 0 ? ['Vaults are named by their ids: they have to exist where this runs.'] : []),
      ...(resources.length > 0 ? ['Files and stores are named by their ids: they have to exist where this runs.'] : []),
      ...(types.has('user.interrupt')
        ? ['Interrupts are sent one second after what they interrupted. The agent may be elsewhere by then.']
        : []),
      ...(left.size > 0 ? [`Left out, because it may be secret: ${[...left].join(', ')}.`] : []),
    ],
  }
}

const secretName = /token$|secret|password|passwd|authorization|api_?key|credential|private_?key/i
const openObjects = new Set(['headers', 'environment_variables', 'env'])

/** The JSON without what may be secret: members that are named so, headers, variables, and passwords in addresses. */
function withoutSecrets(value: unknown, left: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, left))
  if (typeof value === 'string') return value.replace(/\b(https?:\/\/)[^\s/@]+@/g, '$1')
  if (!isRecord(value)) return value
  const members = Object.entries(value).filter(([key, item]) => {
    if (key === 'input_schema') return true
    const isSecret = openObjects.has(key) ? isRecord(item) : typeof item === 'string' && secretName.test(key)
    if (isSecret) left.add(key)
    return !isSecret
  })
  // What a schema calls its members says nothing of their values.
  const clean = (key: string, item: unknown) => (key === 'input_schema' ? item : withoutSecrets(item, left))
  return Object.fromEntries(members.map(([key, item]) => [key, clean(key, item)]))
}

const resourceMembers: Record<string, readonly string[]> = {
  file: ['type', 'file_id', 'mount_path'],
  github_repository: ['type', 'url', 'mount_path', 'checkout'],
  git_repository: ['type', 'url', 'mount_path', 'checkout'],
  memory_store: ['type', 'memory_store_id', 'access', 'instructions'],
}

function toResource(raw: Json, left: Set<string>): Json[] {
  const members = resourceMembers[toText(raw.type)]
  if (!members) return []
  return [toRecord(withoutSecrets(given(Object.fromEntries(members.map((key) => [key, raw[key]]))), left))]
}

/** The names, of an object or of the older form with one `KEY=value` a line. Others than names never get into a script. */
function readVariables(value: unknown): string[] {
  const names =
    typeof value === 'string'
      ? value.split(/[\n;]/).map((line) => line.split('=', 1)[0]?.trim() ?? '')
      : Object.keys(toRecord(value))
  return names.filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)).sort()
}

/** What has a value: the API takes a missing member for its own choice, and refuses some that are null. */
const given = (object: Json): Json =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
