import { isSameJson } from '../documentPatch.ts'
import { isRecord, type Json, toArray, toRecord, toText } from '../json.ts'
import { type MetadataRow, metadataPatch, toMetadata, toMetadataRows } from '../metadata.ts'
import { type ResourceRows, readResourceRows, writeResourceRows } from '../resourceRows.ts'
import { readDeployment } from './deployment.ts'

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
  resources: ResourceRows
  vaultIds: string[]
  metadata: MetadataRow[]
}

export const textMessage = (text: string): Json => ({ type: 'user.message', content: [{ type: 'text', text }] })

/** The text of an event that is one text and nothing else; null for every other event. */
export function eventText(event: Json): string | null {
  const content = toArray(event.content)
  const block = toRecord(content[0])
  const isPlain = (event.type === 'user.message' || event.type === 'system.message') && content.length === 1
  return isPlain && block.type === 'text' && typeof block.text === 'string' ? block.text : null
}

/** Members that the server sets; everything else of a deployment is its document, known or not. */
const setByServer = new Set([
  'id',
  'type',
  'status',
  'paused_reason',
  'archived',
  'archived_at',
  'created_at',
  'updated_at',
])

/** What of a deployment can be written: in the API's words, with all that we do not understand. */
export function toDeploymentDocument(raw: Json): Json {
  const document = Object.fromEntries(Object.entries(raw).filter(([name]) => !setByServer.has(name)))
  if (!isRecord(document.schedule)) return document
  const { last_run_at: _last, upcoming_runs_at: _upcoming, ...schedule } = document.schedule
  return { ...document, schedule }
}

/** The document of a new deployment. */
export const newDeploymentDocument = (timezone: string): Json => ({
  name: '',
  description: '',
  agent: '',
  environment_id: '',
  initial_events: [textMessage('')],
  schedule: { type: 'cron', expression: '0 9 * * 1-5', timezone },
  environment_variables: '',
  resources: [],
  vault_ids: [],
  metadata: {},
})

export function toDeploymentForm(document: Json): DeploymentForm {
  const deployment = readDeployment(document)
  const { agent, schedule } = deployment
  return {
    name: toText(document.name),
    description: deployment.description,
    agentId: agent.id,
    agentVersion: agent.version === null ? '' : String(agent.version),
    environmentId: deployment.environmentId,
    initialEvents: deployment.initialEvents.map(toRecord),
    isScheduled: schedule !== null,
    expression: schedule?.expression ?? '0 9 * * 1-5',
    timezone: schedule?.timezone ?? 'UTC',
    environmentVariables: deployment.environmentVariables,
    resources: readResourceRows(deployment.resources),
    vaultIds: deployment.vaultIds,
    metadata: toMetadataRows(deployment.metadata),
  }
}

/** The document with what was changed in its form; everything else stays as it was written. */
export function writeDeploymentForm(document: Json, form: DeploymentForm): Json {
  const from = toDeploymentForm(document)
  const differs = (...fields: (keyof DeploymentForm)[]) => fields.some((field) => !isSameJson(from[field], form[field]))
  const written: Json = { ...document }
  if (differs('name')) written.name = form.name.trim()
  if (differs('description')) written.description = form.description
  if (differs('agentId', 'agentVersion')) written.agent = toAgent(form)
  if (differs('environmentId')) written.environment_id = form.environmentId
  if (differs('initialEvents')) written.initial_events = form.initialEvents
  if (differs('isScheduled') || (form.isScheduled && differs('expression', 'timezone'))) {
    written.schedule = form.isScheduled ? writeSchedule(toRecord(document.schedule), form) : null
  }
  if (differs('environmentVariables')) written.environment_variables = form.environmentVariables
  if (differs('resources')) written.resources = writeResourceRows(form.resources)
  if (differs('vaultIds')) written.vault_ids = form.vaultIds.filter(Boolean)
  if (metadataPatch(toMetadata(from.metadata), toMetadata(form.metadata))) written.metadata = toMetadata(form.metadata)
  return written
}

const writeSchedule = (schedule: Json, { expression, timezone }: DeploymentForm): Json => ({
  ...schedule,
  type: 'cron',
  expression: expression.trim(),
  timezone: timezone.trim(),
})

function toAgent({ agentId, agentVersion }: DeploymentForm): Json | string {
  return agentVersion === '' ? agentId : { type: 'agent', id: agentId, version: Number(agentVersion) }
}
