import { isRecord, type Json, toArray, toRecord, toText, toTextMap, toTexts } from '../json.ts'
import { type MetadataRow, metadataPatch, toMetadata, toMetadataRows } from '../metadata.ts'
import { type Deployment, readDeployment } from './deployment.ts'

/** A deployment as its form holds it. */
export interface DeploymentForm {
  name: string
  description: string
  agentId: string
  /** Empty for the newest. */
  agentVersion: string
  environmentId: string
  /** In the API's own form; a message of one text is edited as that text. */
  initialEvents: Json[]
  isScheduled: boolean
  expression: string
  timezone: string
  environmentVariables: string
  /** JSON of a list. */
  resources: string
  /** One id a line. */
  vaultIds: string
  metadata: MetadataRow[]
  /** Members of a document that the form has no field for: sent as they are. */
  others: Json
}

export const textMessage = (text: string): Json => ({ type: 'user.message', content: [{ type: 'text', text }] })

export const newDeploymentForm = (timezone: string): DeploymentForm => ({
  name: '',
  description: '',
  agentId: '',
  agentVersion: '',
  environmentId: '',
  initialEvents: [textMessage('')],
  isScheduled: true,
  expression: '0 9 * * 1-5',
  timezone,
  environmentVariables: '',
  resources: '[]',
  vaultIds: '',
  metadata: [],
  others: {},
})

/** The text of an event that is one text and nothing else; null for every other event. */
export function eventText(event: Json): string | null {
  const content = toArray(event.content)
  const block = toRecord(content[0])
  const isPlain = (event.type === 'user.message' || event.type === 'system.message') && content.length === 1
  return isPlain && block.type === 'text' && typeof block.text === 'string' ? block.text : null
}

export function toDeploymentForm(deployment: Deployment): DeploymentForm {
  const { agent, schedule } = deployment
  return {
    name: deployment.name,
    description: deployment.description,
    agentId: agent.id,
    agentVersion: agent.version === null ? '' : String(agent.version),
    environmentId: deployment.environmentId,
    initialEvents: deployment.initialEvents.map(toRecord),
    isScheduled: schedule !== null,
    expression: schedule?.expression ?? '0 9 * * 1-5',
    timezone: schedule?.timezone ?? 'UTC',
    environmentVariables: deployment.environmentVariables,
    resources: JSON.stringify(deployment.resources, null, 2),
    vaultIds: deployment.vaultIds.join('\n'),
    metadata: toMetadataRows(deployment.metadata),
    others: {},
  }
}

/** What the form stands for, as the API takes it. */
export function toNewDeployment(form: DeploymentForm): Json {
  return {
    ...form.others,
    name: form.name.trim(),
    description: form.description,
    agent: toAgent(form),
    environment_id: form.environmentId,
    initial_events: form.initialEvents,
    schedule: form.isScheduled
      ? { type: 'cron', expression: form.expression.trim(), timezone: form.timezone.trim() }
      : null,
    environment_variables: form.environmentVariables,
    resources: parseList(form.resources) ?? [],
    vault_ids: toIds(form.vaultIds),
    metadata: toMetadata(form.metadata),
  }
}

const formMembers = new Set(Object.keys(toNewDeployment(newDeploymentForm('UTC'))))

/** The form of a document, or a sentence that says why it cannot be one. */
export function readDeploymentDocument(document: unknown): DeploymentForm | string {
  if (!isRecord(document)) return 'A deployment is an object.'
  if (document.initial_events !== undefined && !Array.isArray(document.initial_events))
    return '“initial_events” is a list.'
  if (document.resources !== undefined && !Array.isArray(document.resources)) return '“resources” is a list.'
  if (document.schedule != null && !isRecord(document.schedule)) return '“schedule” is an object, or null.'
  const read = readDeployment(document)
  return {
    ...toDeploymentForm(read),
    name: toText(document.name),
    vaultIds: toTexts(document.vault_ids).join('\n'),
    metadata: toMetadataRows(toTextMap(document.metadata)),
    others: Object.fromEntries(Object.entries(document).filter(([name]) => !formMembers.has(name))),
  }
}

/** Only what differs from `base`; empty when nothing does. */
export function toDeploymentPatch(base: Deployment, form: DeploymentForm): Json {
  const before = toNewDeployment(toDeploymentForm(base))
  const patch = Object.fromEntries(
    Object.entries(toNewDeployment(form)).filter(
      ([name, value]) => name !== 'metadata' && JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  )
  const metadata = metadataPatch(base.metadata, toMetadata(form.metadata))
  return metadata ? { ...patch, metadata } : patch
}

/** A list from its JSON; null when the text is none. */
export function parseList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '[]' : text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

export function toIds(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

function toAgent({ agentId, agentVersion }: DeploymentForm): Json | string {
  return agentVersion === '' ? agentId : { type: 'agent', id: agentId, version: Number(agentVersion) }
}
