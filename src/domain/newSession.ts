import type { Json } from './json.ts'
import { type MetadataRow, toMetadata } from './metadata.ts'
import { kindOfResource, noResources, type ResourceRows, writeResourceRows } from './resourceRows.ts'

/** A new session as its form holds it. */
export interface NewSessionForm extends ResourceRows {
  agentId: string
  /** Empty for the latest. */
  agentVersion: string
  environmentId: string
  title: string
  metadata: MetadataRow[]
  variables: MetadataRow[]
  vaultIds: string[]
  message: string
  /** What is sent after it, all together with the session. */
  moreMessages: string[]
  /** Milliseconds between two pieces of a text; empty for the API's own choice. */
  flushMs: string
}

export const emptyNewSession: NewSessionForm = {
  ...noResources,
  agentId: '',
  agentVersion: '',
  environmentId: '',
  title: '',
  metadata: [],
  variables: [],
  vaultIds: [],
  message: '',
  moreMessages: [],
  flushMs: '',
}

/** The form in the API's own words. What was not given is left out. */
export function toNewSession(form: NewSessionForm): Json {
  const metadata = toMetadata(form.metadata)
  const variables = toMetadata(form.variables)
  const resources = writeResourceRows(form)
  const vaultIds = form.vaultIds.filter(Boolean)
  const title = form.title.trim()
  const messages = firstMessages(form)
  return {
    agent:
      form.agentVersion === '' ? form.agentId : { type: 'agent', id: form.agentId, version: Number(form.agentVersion) },
    environment_id: form.environmentId,
    ...(title ? { title } : {}),
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(Object.keys(variables).length > 0 ? { environment_variables: variables } : {}),
    ...(resources.length > 0 ? { resources } : {}),
    ...(vaultIds.length > 0 ? { vault_ids: vaultIds } : {}),
    ...(form.flushMs.trim() ? { delta_flush_interval_ms: Number(form.flushMs) } : {}),
    ...(messages.length > 1
      ? { initial_events: messages.map((text) => ({ type: 'user.message', content: [{ type: 'text', text }] })) }
      : {}),
  }
}

/** What the session is told first, in order. A single message is sent by itself; several go with the session. */
export function firstMessages({ message, moreMessages }: NewSessionForm): string[] {
  return [message, ...moreMessages].map((text) => text.trim()).filter(Boolean)
}

/** The form without what must not be kept or shown. */
export function withoutTokens(form: NewSessionForm, placeholder = ''): NewSessionForm {
  const repositories = form.repositories.map((one) => ({ ...one, token: one.token && placeholder }))
  return { ...form, repositories }
}

/** Where in the form the field is that the API objects to; null when it is none of the form's. */
export function placeOfParam(form: NewSessionForm, param: string | null): string | null {
  const field = param?.split(/[.[]/)[0] ?? ''
  if (field === 'initial_events') return placeOfMessage(form, param ?? '')
  if (field !== 'resources') return places[field] ?? null
  const resource = writeResourceRows(form)[Number(/^resources[.[](\d+)/.exec(param ?? '')?.[1] ?? -1)]
  return resource ? kindOfResource(resource) : null
}

/** Blank messages are not sent, so the API counts without them. */
function placeOfMessage({ message, moreMessages }: NewSessionForm, param: string): string {
  const given = /^initial_events[.[](\d+)/.exec(param)?.[1]
  const sent = [message, ...moreMessages].flatMap((text, index) => (text.trim() === '' ? [] : [index]))
  const index = given === undefined ? undefined : sent[Number(given)]
  return index === undefined ? 'message' : `message.${index}`
}

const places: Record<string, string> = {
  agent: 'agent',
  agent_id: 'agent',
  environment_id: 'environment',
  title: 'title',
  metadata: 'metadata',
  environment_variables: 'variables',
  vault_ids: 'vaults',
  memory_store_ids: 'memory',
  delta_flush_interval_ms: 'flush',
}

/** What the API refuses about variables, said before it is asked; undefined when they are fine. */
export function variablesFlaw(rows: readonly MetadataRow[]): string | undefined {
  for (const { key } of rows) {
    const name = key.trim()
    if (name === '') continue
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `“${name}” is no name of a variable: letters, digits and _ only.`
    if (/^(SERVER_ENDPOINT|USER_ID|WORK_DIR)$|^(CAW|QODER)_/.test(name)) return `“${name}” is reserved by the service.`
  }
  return undefined
}
